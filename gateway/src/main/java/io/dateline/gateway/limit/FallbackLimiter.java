package io.dateline.gateway.limit;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts together with the other gateways, and alone while that fails. */
final class FallbackLimiter implements Limiter {

    private static final Logger LOG = LoggerFactory.getLogger(FallbackLimiter.class);

    private static final long LOGGED_AFTER_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Limiter shared;
    private final Limiter own;
    private final AtomicReference<@Nullable Failing> failing = new AtomicReference<>();

    /** Since when the shared one fails, and whether that was logged. */
    private record Failing(long since, boolean logged) {}

    FallbackLimiter(Limiter shared, Limiter own) {
        this.shared = shared;
        this.own = own;
    }

    @Override
    public Future<Verdict> take(String key, Rate rate) {
        return shared.take(key, rate).onSuccess(verdict -> worked()).recover(failure -> {
            failed(failure);
            return own.take(key, rate);
        });
    }

    @Override
    public Future<Void> giveBack(String key, Rate rate) {
        return shared.giveBack(key, rate).recover(failure -> own.giveBack(key, rate));
    }

    private void worked() {
        Failing before = failing.get();
        if (before != null && failing.compareAndSet(before, null) && before.logged) {
            LOG.info("Rate limits are shared again");
        }
    }

    /** Logged only when it lasts: a connection that is lost and made again needs no log line. */
    private void failed(Throwable failure) {
        long now = System.nanoTime();
        Failing before = failing.get();
        if (before == null) {
            failing.compareAndSet(null, new Failing(now, false));
        } else if (!before.logged
                && now - before.since > LOGGED_AFTER_NANOS
                && failing.compareAndSet(before, new Failing(before.since, true))) {
            LOG.warn("Rate limits are not shared at present: {}", failure.toString());
        }
    }
}
