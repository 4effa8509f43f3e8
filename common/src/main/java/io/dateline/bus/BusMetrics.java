package io.dateline.bus;

import io.dateline.metrics.LatencyHistogram;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of questions by endpoint: {@code dateline.bus.ask} in the process that asks, {@code dateline.bus.answer} in
 * the process that answers, each with how many are {@code in.flight}, and {@code dateline.bus.asked.again} for repeats.
 */
final class BusMetrics {

    private final MeterRegistry meters;
    private final Map<Outcome, Timer> asked = new ConcurrentHashMap<>();
    private final Map<Outcome, Timer> answered = new ConcurrentHashMap<>();
    private final Map<String, Counter> repeats = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> waiting = new ConcurrentHashMap<>();

    private record Outcome(String endpoint, String name) {}

    BusMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** A question is asked; {@link #asked} follows. */
    void asking(String endpoint) {
        waiting(endpoint).incrementAndGet();
    }

    void asked(String endpoint, @Nullable Throwable cause, long nanos) {
        waiting(endpoint).decrementAndGet();
        asked.computeIfAbsent(
                        outcome(endpoint, cause), o -> timer("dateline.bus.ask", "Questions asked, by their ends", o))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    void answered(String endpoint, @Nullable Throwable cause, long nanos) {
        answered.computeIfAbsent(
                        outcome(endpoint, cause),
                        o -> timer("dateline.bus.answer", "Questions worked on here, by their ends", o))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Shows how many questions the process works on. */
    void answering(String endpoint, InFlight questions) {
        Gauge.builder("dateline.bus.answer.in.flight", questions, InFlight::count)
                .description("Questions that this process works on at present")
                .tag("endpoint", tag(endpoint))
                .register(meters);
    }

    void askedAgain(String endpoint) {
        repeats.computeIfAbsent(tag(endpoint), this::counter).increment();
    }

    private static Outcome outcome(String endpoint, @Nullable Throwable cause) {
        return new Outcome(
                tag(endpoint), cause == null ? "answered" : cause instanceof Failure f ? name(f.kind()) : "internal");
    }

    /** The address without a process id: there is no bound on how many ids appear over time. */
    private static String tag(String endpoint) {
        int process = endpoint.indexOf(Endpoint.AT_PROCESS);
        return process < 0 ? endpoint : endpoint.substring(0, process);
    }

    private AtomicInteger waiting(String endpoint) {
        return waiting.computeIfAbsent(tag(endpoint), this::waitingAt);
    }

    private AtomicInteger waitingAt(String endpoint) {
        AtomicInteger count = new AtomicInteger();
        Gauge.builder("dateline.bus.ask.in.flight", count, AtomicInteger::get)
                .description("Questions that wait for their answers at present")
                .tag("endpoint", endpoint)
                .register(meters);
        return count;
    }

    private Timer timer(String name, String description, Outcome outcome) {
        return LatencyHistogram.named(name)
                .description(description)
                .tag("endpoint", outcome.endpoint)
                .tag("outcome", outcome.name)
                .register(meters);
    }

    private Counter counter(String endpoint) {
        return Counter.builder("dateline.bus.asked.again")
                .description("Questions asked again since nobody answered")
                .tag("endpoint", endpoint)
                .register(meters);
    }

    private static String name(Failure.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
