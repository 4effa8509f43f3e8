package io.dateline.bus;

import io.dateline.seal.Refused.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts refused messages as {@code dateline.bus.refused}, and logs them in one line a minute at most. */
final class RefusalCounter {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalCounter.class);
    private static final long PERIOD_MILLIS = 60_000;

    private final Vertx vertx;
    private final Map<Reason, Count> counts = new EnumMap<>(Reason.class);
    private final AtomicBoolean waiting = new AtomicBoolean();

    /** @param sinceLine the number since the last log line */
    private record Count(String reason, Counter counter, LongAdder sinceLine) {}

    RefusalCounter(Vertx vertx, MeterRegistry meters) {
        this.vertx = vertx;
        for (Reason reason : Reason.values()) {
            String name = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
            counts.put(reason, new Count(name, counter(name, meters), new LongAdder()));
        }
    }

    void count(Reason reason) {
        Count count = Objects.requireNonNull(counts.get(reason));
        count.counter.increment();
        count.sinceLine.increment();
        if (waiting.compareAndSet(false, true)) {
            logLine();
        }
    }

    /** Logs the counts, and again a minute later if there are new ones. */
    private void logLine() {
        String line = counts.values().stream()
                .map(count -> count.reason + " " + count.sinceLine.sumThenReset())
                .filter(text -> !text.endsWith(" 0"))
                .collect(Collectors.joining(", "));
        if (line.isEmpty()) {
            waiting.set(false);
        } else {
            LOG.warn("Messages on the bus were refused: {}", line);
            vertx.setTimer(PERIOD_MILLIS, due -> logLine());
        }
    }

    private static Counter counter(String reason, MeterRegistry meters) {
        return Counter.builder("dateline.bus.refused")
                .description("Messages on the bus that were refused")
                .tag("reason", reason)
                .register(meters);
    }
}
