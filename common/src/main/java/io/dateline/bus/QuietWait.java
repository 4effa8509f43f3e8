package io.dateline.bus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Waits until nothing has been received for a moment. Counted by checks rather than by time: after a pause of this process,
 * what came meanwhile is yet to be received.
 */
final class QuietWait {

    private static final int CHECKS = 5;
    private static final long CHECK_MILLIS = 20;

    /** Whoever is the only one that answers is asked until it does not any more. */
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Vertx vertx;
    private final LongSupplier received;

    /** @param received how much has been received so far */
    QuietWait(Vertx vertx, LongSupplier received) {
        this.vertx = vertx;
        this.received = received;
    }

    /** Done when it is quiet, or has not become so within 2 s. */
    Future<Void> begin() {
        return check(CHECKS, System.nanoTime() + MOST_NANOS);
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
