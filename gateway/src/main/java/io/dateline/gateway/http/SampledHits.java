package io.dateline.gateway.http;

import io.dateline.metrics.LatencyHistogram;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Measures one in {@value #ONE_IN} of the requests that are answered at once from the edge cache, chosen at random. They take
 * microseconds, of which measuring each would be a large part; all of them are counted by the cache itself.
 */
public final class SampledHits {

    /** A power of two. */
    static final int ONE_IN = 64;

    private final Timer hits;

    /** @param meters where the timer is registered */
    public SampledHits(MeterRegistry meters) {
        this.hits = LatencyHistogram.named("dateline.edge.cache.hit")
                .description("Time to send what the edge cache had ready, of one such request in " + ONE_IN)
                .register(meters);
    }

    /** A request was answered; to be called for each. */
    public void note(long startNanos) {
        if ((ThreadLocalRandom.current().nextInt() & (ONE_IN - 1)) == 0) {
            hits.record(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
        }
    }
}
