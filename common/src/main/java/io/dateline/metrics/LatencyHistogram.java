package io.dateline.metrics;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * Timers with fixed buckets, the same for all, so that quantiles can be computed over several processes and several labels.
 * Each series costs a dozen lines of a scrape: its labels have few values.
 */
public final class LatencyHistogram {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500)
    };

    private LatencyHistogram() {}

    /** A timer of that name, to be given labels and a description, and to be registered. */
    public static Timer.Builder named(String name) {
        return Timer.builder(name).serviceLevelObjectives(BUCKETS);
    }
}
