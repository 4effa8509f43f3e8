package io.dateline.system.faults;

import io.dateline.system.Installation;
import io.dateline.system.Layout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What {@code ./dateline faults} starts: puts faults into a running newsroom, and tells what was seen of each. */
public final class FaultsCommand {

    private static final int BROKEN = 1;
    private static final int WRONG_OPTIONS = 2;

    private FaultsCommand() {}

    /** Does it; ends with 1 if a promise was broken. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("logback.configurationFile", "logback-faults.xml");
        Options options;
        try {
            options = Options.parse(List.of(arguments), Catalogue.all());
        } catch (IllegalArgumentException e) {
            System.err.println("dateline: " + e.getMessage());
            System.exit(WRONG_OPTIONS);
            return;
        }
        if (options.list()) {
            options.faults().forEach(Report::list);
            System.exit(0);
        }
        if (options.earlier() != null) {
            Installation.EARLIER.set(options.earlier());
        }
        System.exit(run(options));
    }

    private static int run(Options options) throws IOException, InterruptedException {
        List<Injection.Result> results = new ArrayList<>();
        List<InjectedFault> skipped = new ArrayList<>();
        Path logs = Path.of(System.getProperty("dateline.root", ".")).resolve("system-tests/target/faults");
        for (Layout layout : Layout.ALL) {
            List<InjectedFault> faults = options.faults().stream()
                    .filter(fault -> fault.layout().equals(layout))
                    .toList();
            String missing = faults.isEmpty() ? "" : layout.missing();
            if (!missing.isEmpty()) {
                System.out.println("Not tried, since " + missing + ": " + Report.names(faults) + ".");
                skipped.addAll(faults);
            } else if (!faults.isEmpty()) {
                results.addAll(run(layout, faults, options.rounds(), logs));
            }
        }
        Report.summary(results, skipped);
        return results.stream().allMatch(result -> result.broken().isEmpty()) ? 0 : BROKEN;
    }

    private static List<Injection.Result> run(Layout layout, List<InjectedFault> faults, int rounds, Path logs)
            throws IOException, InterruptedException {
        List<Injection.Result> results = new ArrayList<>();
        try (Laboratory laboratory = new Laboratory(layout, Objects.requireNonNull(logs))) {
            Thread stop = new Thread(laboratory::closeQuietly, "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            for (InjectedFault fault : faults) {
                Report.begin(fault);
                Injection.Result result = laboratory.run(fault, rounds);
                Report.end(result);
                results.add(result);
            }
            Runtime.getRuntime().removeShutdownHook(stop);
        }
        return results;
    }
}
