package io.dateline.bus;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Waits until nothing has been received for a moment. Counted by looks rather than by time: after a pause of this process,
 * what came meanwhile is yet to be received.
 */
final class QuietWait {

    private static final int LOOKS = 5;
    private static final long LOOK_MILLIS = 20;

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
        return look(LOOKS, System.nanoTime() + MOST_NANOS);
    }

    private Future<Void> look(int looks, long deadline) {
        if (looks == 0 || System.nanoTime() - deadline > 0) {
            return Future.succeededFuture();
        }
        long before = received.getAsLong();
        return vertx.timer(LOOK_MILLIS, TimeUnit.MILLISECONDS)
                .compose(due -> look(received.getAsLong() == before ? looks - 1 : LOOKS, deadline));
    }
}
