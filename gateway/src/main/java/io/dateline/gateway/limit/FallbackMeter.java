package io.dateline.gateway.limit;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts with others while that works, alone while it does not. */
final class FallbackMeter implements Meter {

    private static final Logger LOG = LoggerFactory.getLogger(FallbackMeter.class);

    private static final long TOLD_AFTER_NANOS = TimeUnit.SECONDS.toNanos(3);

    private enum State {
        SHARED,
        FAILING,
        TOLD
    }

    private final Meter shared;
    private final Meter own;
    private final AtomicReference<State> state = new AtomicReference<>(State.SHARED);
    private volatile long failingSince;

    FallbackMeter(Meter shared, Meter own) {
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
        if (state.get() != State.SHARED && state.getAndSet(State.SHARED) == State.TOLD) {
            LOG.info("Rate limits are shared again");
        }
    }

    /** Told when it lasts: a connection that is lost and made again is nothing to tell of. */
    private void failed(Throwable failure) {
        if (state.compareAndSet(State.SHARED, State.FAILING)) {
            failingSince = System.nanoTime();
        } else if (System.nanoTime() - failingSince > TOLD_AFTER_NANOS
                && state.compareAndSet(State.FAILING, State.TOLD)) {
            LOG.warn("Rate limits are not shared at present: {}", failure.toString());
        }
    }
}
