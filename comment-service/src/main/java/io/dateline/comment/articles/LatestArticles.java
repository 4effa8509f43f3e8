package io.dateline.comment.articles;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the article-service knows of articles that are not known here yet.
 *
 * <p>An article can get its first comment before the word of its publication arrives. Made-up slugs must not become
 * questions to the article-service, so all who wait share the next look, there are at most four looks a second, and
 * nobody waits longer than a second.
 */
public final class LatestArticles {

    private static final long PAUSE_NANOS = Duration.ofMillis(250).toNanos();
    private static final long PATIENCE_MILLIS = 1_000;

    private final Vertx vertx;
    private final Supplier<Future<Void>> follow;
    private long lastLook = System.nanoTime() - PAUSE_NANOS;
    private @Nullable Future<Void> nextLook;

    /**
     * Looks by means of this.
     *
     * @param follow brings what is known up to date
     */
    public LatestArticles(Vertx vertx, Supplier<Future<Void>> follow) {
        this.vertx = vertx;
        this.follow = follow;
    }

    /** Done when what was published before this call is known, or cannot be learnt at present. Never fails. */
    public Future<Void> look() {
        return next().timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).otherwiseEmpty();
    }

    private synchronized Future<Void> next() {
        if (nextLook == null) {
            Promise<Void> looked = Promise.promise();
            nextLook = looked.future();
            long pause = Math.max(0, lastLook + PAUSE_NANOS - System.nanoTime());
            if (pause == 0) {
                begin(looked);
            } else {
                vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(pause) + 1, timer -> begin(looked));
            }
            return looked.future();
        }
        return nextLook;
    }

    private synchronized void begin(Promise<Void> looked) {
        nextLook = null;
        lastLook = System.nanoTime();
        follow.get().onComplete(looked);
    }
}
