package io.dateline.benchmarks.lab;

import io.dateline.benchmarks.load.Sample;
import io.dateline.benchmarks.result.Figures;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Processor time that a request took, by process, over all rounds in which it was watched. */
public final class Cost {

    private static final double LEAST_SHOWN = 0.05;

    private final Platform platform;
    private final Map<String, Long> micros = new LinkedHashMap<>();
    private long requests;

    /** Nothing yet. */
    public Cost(Platform platform) {
        this.platform = platform;
    }

    /** Requests of some kind. */
    @FunctionalInterface
    public interface Requests {
        /** Makes them. */
        Sample run() throws Exception;
    }

    /** Watches these requests. */
    public Sample of(Requests work) throws Exception {
        Map<String, Long> before = platform.cpuMicros();
        Sample sample = work.run();
        platform.cpuMicros()
                .forEach((name, spent) ->
                        micros.merge(name, Math.max(0, spent - before.getOrDefault(name, spent)), Long::sum));
        requests += sample.requests();
        return sample;
    }

    /** µs a request of each process that took any. */
    @Override
    public String toString() {
        return micros.entrySet().stream()
                .filter(spent -> requests > 0 && spent.getValue() >= LEAST_SHOWN * requests)
                .map(spent -> spent.getKey() + " " + Figures.number((double) spent.getValue() / requests))
                .collect(Collectors.joining(", "));
    }
}
