package io.dateline.testkit.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * How metrics are named, by the rules of Prometheus that {@code promtool check metrics} checks. Where there is a promtool on
 * this machine, it is asked too.
 */
public final class NamingRules {

    /** Abbreviated, or not the unit that everybody else uses: those are seconds and bytes. */
    private static final Set<String> OTHER_UNITS = Set.of(
            "s",
            "ms",
            "us",
            "ns",
            "sec",
            "b",
            "kb",
            "mb",
            "gb",
            "kib",
            "mib",
            "milliseconds",
            "microseconds",
            "nanoseconds",
            "minutes",
            "hours",
            "days",
            "bits",
            "kilobytes",
            "megabytes",
            "percent");

    private static final Set<String> TYPES = Set.of("counter", "gauge", "histogram", "summary");

    private static final Map<String, BiPredicate<String, String>> BROKEN = Map.of(
            "is no lower-case name with underscores", (name, type) -> !name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"),
            "is a counter without _total", (name, type) -> type.equals("counter") && !name.endsWith("_total"),
            "has _total and is no counter", (name, type) -> !type.equals("counter") && name.endsWith("_total"),
            "has the suffix of a histogram", (name, type) -> name.matches(".*_(bucket|count|sum)"),
            "has another unit than seconds or bytes",
                    (name, type) -> words(name).anyMatch(OTHER_UNITS::contains),
            "names its type", (name, type) -> words(name).anyMatch(TYPES::contains));

    private NamingRules() {}

    /** Which rules are broken, a sentence for each. */
    public static List<String> broken(Scrape scrape) throws IOException, InterruptedException {
        List<String> faults = new ArrayList<>();
        Map<String, String> helps = scrape.helps();
        scrape.types().forEach((name, type) -> {
            if (helps.getOrDefault(name, "").isBlank()) {
                faults.add(name + " has no help");
            }
            BROKEN.forEach((fault, isBroken) -> {
                if (isBroken.test(name, type)) {
                    faults.add(name + " " + fault);
                }
            });
        });
        faults.addAll(toldByPromtool(scrape));
        return faults;
    }

    private static List<String> toldByPromtool(Scrape scrape) throws IOException, InterruptedException {
        String path = System.getenv().getOrDefault("PATH", "");
        boolean there = Arrays.stream(path.split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "promtool")));
        if (!there) {
            return List.of();
        }
        Path input = Files.createTempFile("scrape-", ".txt");
        try {
            Files.writeString(input, scrape.text());
            Process promtool = new ProcessBuilder("promtool", "check", "metrics")
                    .redirectInput(input.toFile())
                    .redirectErrorStream(true)
                    .start();
            List<String> told = new String(promtool.getInputStream().readAllBytes(), UTF_8)
                    .lines()
                    .toList();
            return promtool.waitFor() == 0 || !told.isEmpty() ? told : List.of("promtool failed without a word");
        } finally {
            Files.delete(input);
        }
    }

    private static Stream<String> words(String name) {
        return Arrays.stream(name.split("_"));
    }
}
