package io.dateline.comment.articles;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Catches up with articles that the article-service has published and this service does not know yet.
 *
 * <p>An article can get its first comment before the event of its publication arrives. Since slugs in requests may be
 * made up, all waiting callers share the next question to the article-service, there are at most four questions a
 * second, and no caller waits longer than a second.
 */
public final class ArticleCatchUp {

    private static final long PAUSE_NANOS = Duration.ofMillis(250).toNanos();
    private static final long TIMEOUT_MILLIS = 1_000;

    private final Vertx vertx;
    private final Supplier<Future<Void>> follow;
    private long lastBegun = System.nanoTime() - PAUSE_NANOS;
    private @Nullable Future<Void> nextQuestion;

    /**
     * A catch-up by this function.
     *
     * @param follow brings the copy of the articles up to date
     */
    public ArticleCatchUp(Vertx vertx, Supplier<Future<Void>> follow) {
        this.vertx = vertx;
        this.follow = follow;
    }

    /** Done when what was published before this call is known, or cannot be read at present. Never fails. */
    public Future<Void> catchUp() {
        return next().timeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS).otherwiseEmpty();
    }

    private synchronized Future<Void> next() {
        if (nextQuestion == null) {
            Promise<Void> answered = Promise.promise();
            nextQuestion = answered.future();
            long pause = Math.max(0, lastBegun + PAUSE_NANOS - System.nanoTime());
            if (pause == 0) {
                begin(answered);
            } else {
                vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(pause) + 1, timer -> begin(answered));
            }
            return answered.future();
        }
        return nextQuestion;
    }

    private synchronized void begin(Promise<Void> answered) {
        nextQuestion = null;
        lastBegun = System.nanoTime();
        follow.get().onComplete(answered);
    }
}
