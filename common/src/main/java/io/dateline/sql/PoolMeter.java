package io.dateline.sql;

import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import org.jspecify.annotations.Nullable;

/** Reports to Vert.x' pool metrics, where there are any: who waits, and what is in use. */
final class PoolMeter {

    private final @Nullable PoolMetrics<Object, Object> metrics;

    private PoolMeter(@Nullable PoolMetrics<Object, Object> metrics) {
        this.metrics = metrics;
    }

    /** The metrics of a pool of this name and size. */
    @SuppressWarnings("unchecked") // the metrics get back only what they returned
    static PoolMeter of(VertxInternal vertx, String name, int size) {
        VertxMetrics all = vertx.metrics();
        return new PoolMeter(
                all == null ? null : (PoolMetrics<Object, Object>) all.createPoolMetrics("sql", name, size));
    }

    @Nullable
    Object enqueue() {
        return metrics == null ? null : metrics.enqueue();
    }

    void dequeue(@Nullable Object enqueued) {
        if (metrics != null && enqueued != null) {
            metrics.dequeue(enqueued);
        }
    }

    @Nullable
    Object begin() {
        return metrics == null ? null : metrics.begin();
    }

    void end(@Nullable Object begun) {
        if (metrics != null && begun != null) {
            metrics.end(begun);
        }
    }
}
