package io.dateline.system.faults;

import java.util.List;
import java.util.stream.Collectors;

/** What a person reads of it. */
final class Report {

    private Report() {}

    static void list(InjectedFault fault) {
        System.out.printf(
                "%-38s %s%n%38s promised: %s%n",
                fault.name(), fault.what(), "", fault.promise().text());
    }

    static void begin(InjectedFault fault) {
        System.out.printf("%n%s%n", fault.name());
        System.out.println("  fault     " + fault.what());
        System.out.println("  promise   " + fault.promise().text());
    }

    static void end(Injection.Result result) {
        System.out.println("  observed  " + result.seen());
        System.out.println(
                result.broken().isEmpty() ? "  kept" : "  BROKEN    " + String.join("\n            ", result.broken()));
        if (!result.broken().isEmpty()) {
            result.failures().forEach(failure -> System.out.println("            · " + shortened(failure)));
        }
    }

    /** One line for each. */
    static void summary(List<Injection.Result> results, List<InjectedFault> skipped) {
        System.out.printf("%n%-38s %-9s %s%n", "fault", "promise", "observed");
        for (Injection.Result result : results) {
            System.out.printf(
                    "%-38s %-9s %s%n",
                    result.fault().name(), result.broken().isEmpty() ? "kept" : "BROKEN", result.seen());
        }
        skipped.forEach(fault -> System.out.printf("%-38s %-9s%n", fault.name(), "not tried"));
        long kept = results.stream().filter(result -> result.broken().isEmpty()).count();
        System.out.printf("%n%d of %d promises kept, %d not tried%n", kept, results.size(), skipped.size());
    }

    static String names(List<InjectedFault> faults) {
        return faults.stream().map(InjectedFault::name).collect(Collectors.joining(", "));
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }
}
