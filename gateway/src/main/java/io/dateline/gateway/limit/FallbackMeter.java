package io.dateline.gateway.limit;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts with others while that works and is quick, alone while it is not. After a failure the others are left alone for
 * a second, so that a Redis that hangs costs one request a second its {@value #PATIENCE_MILLIS} ms, not each.
 */
final class FallbackMeter implements Meter {

    static final int PATIENCE_MILLIS = 100;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Logger LOG = LoggerFactory.getLogger(FallbackMeter.class);

    private final Meter shared;
    private final Meter own;
    private final AtomicLong pausedUntil = new AtomicLong(System.nanoTime());
    private final AtomicBoolean failing = new AtomicBoolean();

    FallbackMeter(Meter shared, Meter own) {
        this.shared = shared;
        this.own = own;
    }

    @Override
    public Future<Verdict> take(String key, Rate rate) {
        if (System.nanoTime() - pausedUntil.get() < 0) {
            return own.take(key, rate);
        }
        return shared.take(key, rate)
                .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .onSuccess(verdict -> {
                    if (failing.compareAndSet(true, false)) {
                        LOG.info("Rate limits are shared again");
                    }
                })
                .recover(failure -> {
                    pausedUntil.set(System.nanoTime() + PAUSE_NANOS);
                    if (failing.compareAndSet(false, true)) {
                        LOG.warn("Rate limits are not shared at present: Redis fails or is slow");
                    }
                    return own.take(key, rate);
                });
    }
}
