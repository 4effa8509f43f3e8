package io.dateline.testkit.metrics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One answer of {@code /metrics}, in Prometheus' text format.
 *
 * @param text as it came
 */
public record Scrape(String text) {

    private static final Pattern SAMPLE = Pattern.compile("([^{ ]+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** One value, and what it is of. */
    public record Sample(String name, Map<String, String> labels, double value) {}

    /** All values. */
    public List<Sample> samples() {
        return lines().filter(line -> !line.startsWith("#")).map(Scrape::sample).toList();
    }

    /** Those of that name, such as {@code x_seconds_bucket}, which have all these labels. */
    public List<Sample> samples(String name, Map<String, String> labels) {
        return samples().stream()
                .filter(sample ->
                        sample.name.equals(name) && sample.labels.entrySet().containsAll(labels.entrySet()))
                .toList();
    }

    /** The sum of those; 0 where there are none. */
    public double sum(String name, Map<String, String> labels) {
        return samples(name, labels).stream().mapToDouble(Sample::value).sum();
    }

    /** The name of each metric, and its type. */
    public Map<String, String> types() {
        return commented("# TYPE ");
    }

    /** The name of each metric, and what is said of it. */
    public Map<String, String> helps() {
        return commented("# HELP ");
    }

    /** The names of all labels of the metrics whose name begins so. */
    public Set<String> labels(String prefix) {
        Set<String> names = new TreeSet<>();
        samples().stream()
                .filter(sample -> sample.name.startsWith(prefix))
                .forEach(sample -> names.addAll(sample.labels.keySet()));
        return names;
    }

    private Map<String, String> commented(String mark) {
        Map<String, String> found = new LinkedHashMap<>();
        lines().filter(line -> line.startsWith(mark)).forEach(line -> {
            String[] words = line.substring(mark.length()).split(" ", 2);
            found.put(words[0], words.length > 1 ? words[1] : "");
        });
        return found;
    }

    private Stream<String> lines() {
        return text.lines().filter(line -> !line.isBlank());
    }

    private static Sample sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            throw new AssertionError("Not a sample: " + line);
        }
        Map<String, String> labels = new LinkedHashMap<>();
        if (sample.group(2) != null) {
            Matcher label = LABEL.matcher(sample.group(2));
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
        }
        return new Sample(sample.group(1), labels, value(sample.group(3)));
    }

    private static double value(String written) {
        return switch (written) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(written);
        };
    }
}
