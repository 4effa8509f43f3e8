package io.dateline.bus;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the questions in progress, rejects those beyond a limit, and completes a future when none is left. */
final class InFlight {

    private final int limit;
    private final AtomicInteger count = new AtomicInteger();
    private final Promise<Void> idle = Promise.promise();
    private volatile boolean closing;

    InFlight(int limit) {
        this.limit = limit;
    }

    boolean enter() {
        if (count.incrementAndGet() <= limit) {
            return true;
        }
        leave();
        return false;
    }

    void leave() {
        if (count.decrementAndGet() == 0 && closing) {
            idle.tryComplete();
        }
    }

    int count() {
        return count.get();
    }

    Future<Void> idle() {
        closing = true;
        if (count.get() == 0) {
            idle.tryComplete();
        }
        return idle.future();
    }
}
