package io.dateline.bus;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How long questions take and how they end, by endpoint: {@code dateline.bus.ask}, {@code dateline.bus.asked.again}. */
final class BusMetrics {

    private final MeterRegistry meters;
    private final Map<Outcome, Timer> timers = new ConcurrentHashMap<>();
    private final Map<String, Counter> repeats = new ConcurrentHashMap<>();

    private record Outcome(String endpoint, String name) {}

    BusMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void asked(String endpoint, @Nullable Throwable cause, long nanos) {
        String name = cause == null ? "answered" : cause instanceof Failure f ? name(f.kind()) : "internal";
        timers.computeIfAbsent(new Outcome(endpoint, name), this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    void askedAgain(String endpoint) {
        repeats.computeIfAbsent(endpoint, this::counter).increment();
    }

    private Timer timer(Outcome outcome) {
        return Timer.builder("dateline.bus.ask")
                .description("Questions on the bus, by how they ended")
                .tag("endpoint", outcome.endpoint)
                .tag("outcome", outcome.name)
                .register(meters);
    }

    private Counter counter(String endpoint) {
        return Counter.builder("dateline.bus.asked.again")
                .description("Questions asked a second time since nobody answered the first")
                .tag("endpoint", endpoint)
                .register(meters);
    }

    private static String name(Failure.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
