package io.dateline.benchmarks.result;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Two things measured in turn: each round gives one figure of each.
 *
 * @param ours of the platform
 * @param baseline of what it is compared with, as many
 */
public record Ratio(List<Double> ours, List<Double> baseline) {

    /** Of as many figures of each. */
    public Ratio {
        if (ours.isEmpty() || ours.size() != baseline.size()) {
            throw new IllegalArgumentException(ours.size() + " rounds against " + baseline.size());
        }
        ours = List.copyOf(ours);
        baseline = List.copyOf(baseline);
    }

    /** The median of the rounds' ratios: what changes from round to round changes for both. */
    public double median() {
        return Figures.median(rounds());
    }

    double least() {
        return rounds().stream().mapToDouble(ratio -> ratio).min().orElseThrow();
    }

    double most() {
        return rounds().stream().mapToDouble(ratio -> ratio).max().orElseThrow();
    }

    private List<Double> rounds() {
        return IntStream.range(0, ours.size())
                .mapToObj(i -> ours.get(i) / baseline.get(i))
                .toList();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median(), least(), most());
    }
}
