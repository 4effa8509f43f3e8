package io.dateline.sql;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.spi.ConnectionFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One connection to PostgreSQL, of which is known when something last came over it, and which can be closed at any time. */
final class DatabaseConnection {

    private final PgConnection connection;
    private final EventLoop loop;
    private final ConnectionActivity activity;
    private final TrackedSockets sockets;
    private final ConnectionFactory<?> factory;

    DatabaseConnection(
            PgConnection connection, EventLoop loop, ConnectionActivity activity, TrackedSockets sockets, ConnectionFactory<?> factory) {
        this.connection = connection;
        this.loop = loop;
        this.activity = activity;
        this.sockets = sockets;
        this.factory = factory;
    }

    /** What statements are sent over; their answers arrive on {@link #loop}. */
    SqlConnection sql() {
        return connection;
    }

    EventLoop loop() {
        return loop;
    }

    /** Calls these when it has ended, and when PostgreSQL complains without being asked. */
    void watch(Runnable ended, Consumer<Throwable> complaint) {
        connection.exceptionHandler(complaint::accept);
        connection.closeHandler(closed -> {
            factory.close((done, cause) -> {});
            ended.run();
        });
    }

    /** When something last came over it, as a {@link System#nanoTime()}. */
    long lastReadAt() {
        return activity.lastReadAt();
    }

    /** Since when an answer that is still to come is waited for. */
    long quietSince() {
        return activity.quietSince();
    }

    /** Asks whether somebody is at the other end; fails, and closes it, when there is no answer in that time. */
    Future<Void> probe(long millis) {
        return connection
                .query("SELECT 1")
                .execute()
                .<Void>mapEmpty()
                .timeout(millis, TimeUnit.MILLISECONDS)
                .onFailure(silent -> reset());
    }

    /** Resets it without telling the other end first; what is under way on it fails. */
    void reset() {
        sockets.reset();
    }

    /** Closes it in order; done when it is closed, or cut as that takes too long. */
    Future<Void> close(long millis) {
        return connection
                .close()
                .timeout(millis, TimeUnit.MILLISECONDS)
                .otherwiseEmpty()
                .onComplete(closed -> reset());
    }
}
