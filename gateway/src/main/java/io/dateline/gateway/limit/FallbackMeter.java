package io.dateline.gateway.limit;

import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts with others while that works, alone while it does not. */
final class FallbackMeter implements Meter {

    private static final Logger LOG = LoggerFactory.getLogger(FallbackMeter.class);

    private final Meter shared;
    private final Meter own;
    private final AtomicBoolean failing = new AtomicBoolean();

    FallbackMeter(Meter shared, Meter own) {
        this.shared = shared;
        this.own = own;
    }

    @Override
    public Future<Verdict> take(String key, Rate rate) {
        return shared.take(key, rate)
                .onSuccess(verdict -> {
                    if (failing.compareAndSet(true, false)) {
                        LOG.info("Rate limits are shared again");
                    }
                })
                .recover(failure -> {
                    if (failing.compareAndSet(false, true)) {
                        LOG.warn("Rate limits are not shared at present: {}", failure.toString());
                    }
                    return own.take(key, rate);
                });
    }

    @Override
    public Future<Void> giveBack(String key, Rate rate) {
        return shared.giveBack(key, rate).recover(failure -> own.giveBack(key, rate));
    }
}
