package io.dateline.gateway.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the edge cache does, counted: {@code dateline.edge.cache.requests} by outcome, {@code
 * dateline.edge.cache.purges}, {@code dateline.edge.cache.purged}, and what it holds.
 */
public final class CacheMeters {

    private final MeterRegistry meters;
    private final Map<Outcome, Counter> requests = new EnumMap<>(Outcome.class);
    private final Counter purges;
    private final Counter purged;

    /** Counters that are kept there. */
    public CacheMeters(MeterRegistry meters) {
        this.meters = meters;
        for (Outcome outcome : Outcome.values()) {
            requests.put(
                    outcome,
                    Counter.builder("dateline.edge.cache.requests")
                            .description("Public reads, by what the cache had to do for them")
                            .tag("outcome", outcome.label())
                            .register(meters));
        }
        this.purges = Counter.builder("dateline.edge.cache.purges")
                .description("Announced changes that answers may show")
                .register(meters);
        this.purged = Counter.builder("dateline.edge.cache.purged")
                .description("Answers dropped, retired or renewed since what they show changed")
                .register(meters);
    }

    void holds(EdgeCache cache) {
        Gauge.builder("dateline.edge.cache.bytes", cache, EdgeCache::bytes)
                .description("Bytes of answers held, roughly")
                .register(meters);
        Gauge.builder("dateline.edge.cache.answers", cache, EdgeCache::size)
                .description("Answers held")
                .register(meters);
    }

    void served(Outcome outcome) {
        Objects.requireNonNull(requests.get(outcome)).increment();
    }

    void purge() {
        purges.increment();
    }

    void purged() {
        purged.increment();
    }
}
