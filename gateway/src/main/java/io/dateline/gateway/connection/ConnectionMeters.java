package io.dateline.gateway.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Connections of clients, counted: {@code dateline.http.connections}, {@code dateline.http.connections.refused} and {@code
 * dateline.http.connections.closed} by reason.
 */
public final class ConnectionMeters {

    /** Why a connection was closed before its client did. */
    public enum Closed {
        /** A head did not come in time. */
        HEAD,
        /** A body whose request was answered already did not end in time, or was too long. */
        BODY,
        /** The client did not take its answers in time. */
        WRITE,
        /** There were too many, and it had no request under way. */
        FOR_ANOTHER
    }

    enum Refused {
        FULL,
        ADDRESS
    }

    private final Map<Closed, Counter> closed = new EnumMap<>(Closed.class);
    private final Map<Refused, Counter> refused = new EnumMap<>(Refused.class);

    ConnectionMeters(MeterRegistry meters, AtomicInteger open) {
        Gauge.builder("dateline.http.connections", open, AtomicInteger::get)
                .description("Connections of clients that are open")
                .register(meters);
        for (Closed reason : Closed.values()) {
            closed.put(
                    reason,
                    Counter.builder("dateline.http.connections.closed")
                            .description("Connections that the gateway closed since their clients kept no limit")
                            .tag("reason", label(reason))
                            .register(meters));
        }
        for (Refused reason : Refused.values()) {
            refused.put(
                    reason,
                    Counter.builder("dateline.http.connections.refused")
                            .description("Connections that were closed as they came")
                            .tag("reason", label(reason))
                            .register(meters));
        }
    }

    void closed(Closed reason) {
        Objects.requireNonNull(closed.get(reason)).increment();
    }

    void refused(Refused reason) {
        Objects.requireNonNull(refused.get(reason)).increment();
    }

    private static String label(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
