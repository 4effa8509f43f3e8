package io.dateline.benchmarks.result;

import java.util.ArrayList;
import java.util.List;

/**
 * How often and how long something is measured.
 *
 * @param seconds of each measurement
 * @param warmUpSeconds of each side, before the first
 */
public record Rounds(int count, int seconds, int warmUpSeconds) {

    /** One side of a comparison. */
    @FunctionalInterface
    public interface Measurement {

        /** Measures for the given time, and gives the figure. */
        double measure(int seconds) throws Exception;
    }

    /** The same with that many times the warming up, for what takes long to be compiled. */
    public Rounds warmer(int times) {
        return new Rounds(count, seconds, times * warmUpSeconds);
    }

    /** Warms both up and measures them in turn. */
    public Ratio compare(Measurement ours, Measurement baseline) throws Exception {
        ours.measure(warmUpSeconds);
        baseline.measure(warmUpSeconds);
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        for (int round = 0; round < count; round++) {
            first.add(ours.measure(seconds));
            second.add(baseline.measure(seconds));
        }
        return new Ratio(first, second);
    }
}
