package io.dateline.bus;

import io.dateline.seal.SenderId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the wall clocks of other processes differ from this one's. The bus does not depend on them; timestamps of
 * articles and the lifetimes of tokens do.
 */
final class ClockDifferences {

    private static final Logger LOG = LoggerFactory.getLogger(ClockDifferences.class);

    /** Clocks synchronised over the network differ by less. */
    private static final long WARNED_OF_MILLIS = 3_000;

    private static final long WARNED_AGAIN_NANOS = Duration.ofMinutes(1).toNanos();

    private final Map<SenderId, Difference> differences = new ConcurrentHashMap<>();

    /** @param warned the time of the last warning, as a {@link System#nanoTime()}; 0 for never */
    private record Difference(long millis, long warned) {}

    ClockDifferences(MeterRegistry meters) {
        Gauge.builder("dateline.bus.clock.difference", differences, ClockDifferences::largestSeconds)
                .description("The largest difference between the wall clock of another process and this one's")
                .baseUnit("seconds")
                .register(meters);
    }

    /** @param millis by how much the other clock is ahead */
    void compared(SenderId sender, long millis, String name) {
        differences.compute(sender, (same, before) -> {
            long now = System.nanoTime();
            long warned = before == null ? 0 : before.warned;
            if (Math.abs(millis) > WARNED_OF_MILLIS && (warned == 0 || now - warned > WARNED_AGAIN_NANOS)) {
                LOG.warn("The clock of the {} differs from this one's by {} s", name, millis / 1_000.0);
                warned = now;
            }
            return new Difference(millis, warned);
        });
    }

    void forget(SenderId sender) {
        differences.remove(sender);
    }

    private static double largestSeconds(Map<SenderId, Difference> differences) {
        return differences.values().stream()
                        .mapToLong(difference -> Math.abs(difference.millis))
                        .max()
                        .orElse(0)
                / 1_000.0;
    }
}
