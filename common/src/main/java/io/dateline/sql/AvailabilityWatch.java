package io.dateline.sql;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether the database answers: it queries it once a second over a connection of its own, and at once on
 * suspicion. If that connection does not answer, a new one decides.
 */
final class AvailabilityWatch {

    private static final long PERIOD_MILLIS = 1_000;
    private static final long ANSWER_MILLIS = 500;
    private static final long NEW_ANSWER_MILLIS = 1_000;
    private static final long CLOSE_MILLIS = 500;

    private final Vertx vertx;
    private final Connector connector;
    private final Availability availability;
    private final EventLoop loop;
    private final long timer;
    private @Nullable DatabaseConnection kept;
    private boolean asking;
    private boolean closed;

    AvailabilityWatch(Vertx vertx, Connector connector, Availability availability, EventLoop loop) {
        this.vertx = vertx;
        this.connector = connector;
        this.availability = availability;
        this.loop = loop;
        this.timer = vertx.setPeriodic(0, PERIOD_MILLIS, tick -> ask());
    }

    /** Queries the database at once, after a question without an answer or a lost connection. */
    void checkNow() {
        ask();
    }

    private void ask() {
        DatabaseConnection asked;
        synchronized (this) {
            if (closed || asking) {
                return;
            }
            asking = true;
            asked = kept;
        }
        long askedAt = System.nanoTime();
        Future<Void> answer = asked == null
                ? askOverNewConnection()
                : asked.probe(ANSWER_MILLIS).recover(silent -> askOverNewConnection());
        answer.onComplete((answered, cause) -> {
            synchronized (this) {
                asking = false;
                if (closed) {
                    return;
                }
            }
            if (cause == null) {
                availability.answered();
            } else {
                availability.failed(cause, askedAt);
            }
        });
    }

    private Future<Void> askOverNewConnection() {
        keep(null);
        return connector.open(loop).compose(opened -> {
            opened.watch(() -> ended(opened), complaint -> {});
            return opened.probe(NEW_ANSWER_MILLIS).onSuccess(answered -> keep(opened));
        });
    }

    private void ended(DatabaseConnection connection) {
        synchronized (this) {
            if (kept != connection) {
                return;
            }
            kept = null;
        }
        checkNow();
    }

    private synchronized void keep(@Nullable DatabaseConnection connection) {
        if (kept != null) {
            kept.reset();
        }
        kept = connection;
        if (closed && connection != null) {
            connection.reset();
        }
    }

    /** Stops. */
    Future<Void> close() {
        vertx.cancelTimer(timer);
        DatabaseConnection last;
        synchronized (this) {
            closed = true;
            last = kept;
            kept = null;
        }
        return last == null ? Future.succeededFuture() : last.close(CLOSE_MILLIS);
    }
}
