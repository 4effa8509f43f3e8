package io.dateline.gateway.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long requests take, by operation and status. Cache hits are counted by the edge cache instead: they take
 * microseconds, of which measuring would be a large part.
 */
public final class Traffic {

    /** The operation of requests that found none. */
    public static final String NOTHING = "none";

    private record Kind(String operation, int status) {}

    private final MeterRegistry meters;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    /** @param meters where the timers are registered */
    public Traffic(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Records a request that has just been answered, or whose client has closed the connection. */
    public void note(HttpServerRequest request, String operation, long startNanos) {
        timers.computeIfAbsent(new Kind(operation, request.response().getStatusCode()), this::timer)
                .record(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Kind kind) {
        return Timer.builder("dateline.http.requests")
                .description("Requests, by the operation that answered and the status")
                .tag("operation", kind.operation)
                .tag("status", Integer.toString(kind.status))
                .register(meters);
    }
}
