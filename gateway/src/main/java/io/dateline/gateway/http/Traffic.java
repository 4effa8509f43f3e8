package io.dateline.gateway.http;

import io.dateline.metrics.LatencyHistogram;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Measures how long requests take that the edge cache did not have ready, by operation and class of status, and how many there
 * are at present. What it had ready is measured by {@link SampledHits}.
 */
public final class Traffic {

    /** The operation of requests that found none. */
    public static final String NOTHING = "none";

    private static final int CLASS = 100;

    /** @param status its first digit */
    private record Kind(String operation, int status) {}

    private final LongAdder inFlight = new LongAdder();
    private final MeterRegistry meters;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    /** @param meters where the timers are registered */
    public Traffic(MeterRegistry meters) {
        this.meters = meters;
        Gauge.builder("dateline.http.requests.in.flight", inFlight, LongAdder::sum)
                .description("Requests that the edge cache did not have ready and that are not answered yet")
                .register(meters);
    }

    /** A request has come; {@link #ended} follows. */
    public void begun() {
        inFlight.increment();
    }

    /** It is answered to its end, or its client is gone. */
    public void ended() {
        inFlight.decrement();
    }

    /** Records a request that has just been answered, or whose client has closed the connection. */
    public void note(HttpServerRequest request, String operation, long startNanos) {
        timers.computeIfAbsent(new Kind(operation, request.response().getStatusCode() / CLASS), this::timer)
                .record(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Kind kind) {
        return LatencyHistogram.named("dateline.http.requests")
                .description("Requests that the edge cache did not have ready, by operation and class of status")
                .tag("operation", kind.operation)
                .tag("status", kind.status + "xx")
                .register(meters);
    }
}
