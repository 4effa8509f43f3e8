package io.dateline.bus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Waits until nothing has been received for a moment. It counts checks rather than time: after a pause of this process,
 * messages from the time of the pause are yet to be received.
 */
final class QuietWait {

    private static final int CHECKS = 5;
    private static final long CHECK_MILLIS = 20;

    /** If no other process answers, questions keep arriving until this one stops. */
    private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Vertx vertx;
    private final LongSupplier received;

    /** @param received the number of questions received so far */
    QuietWait(Vertx vertx, LongSupplier received) {
        this.vertx = vertx;
        this.received = received;
    }

    /** Done when it is quiet, and after 2 s in any case. */
    Future<Void> begin() {
        return check(CHECKS, System.nanoTime() + MAX_NANOS);
    }

    private Future<Void> check(int checks, long deadline) {
        if (checks == 0 || System.nanoTime() - deadline > 0) {
            return Future.succeededFuture();
        }
        long before = received.getAsLong();
        return vertx.timer(CHECK_MILLIS, TimeUnit.MILLISECONDS)
                .compose(due -> check(received.getAsLong() == before ? checks - 1 : CHECKS, deadline));
    }
}
