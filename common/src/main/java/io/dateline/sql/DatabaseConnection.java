package io.dateline.sql;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.spi.ConnectionFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One connection to PostgreSQL. It knows when something was last read, and can be reset at any time. */
final class DatabaseConnection {

    private final PgConnection connection;
    private final EventLoop loop;
    private final ConnectionActivity activity;
    private final TrackedSockets sockets;
    private final ConnectionFactory<?> factory;

    DatabaseConnection(
            PgConnection connection,
            EventLoop loop,
            ConnectionActivity activity,
            TrackedSockets sockets,
            ConnectionFactory<?> factory) {
        this.connection = connection;
        this.loop = loop;
        this.activity = activity;
        this.sockets = sockets;
        this.factory = factory;
    }

    /** The connection for statements; answers arrive on {@link #loop}. */
    SqlConnection sql() {
        return connection;
    }

    EventLoop loop() {
        return loop;
    }

    /** Calls these when the connection has ended, and when PostgreSQL sends an error without a question. */
    void watch(Runnable ended, Consumer<Throwable> complaint) {
        connection.exceptionHandler(complaint::accept);
        connection.closeHandler(closed -> {
            factory.close((done, cause) -> {});
            ended.run();
        });
    }

    /** When something was last read, as a {@link System#nanoTime()}. */
    long lastReadAt() {
        return activity.lastReadAt();
    }

    /** Since when nothing has been read while an answer is due. */
    long quietSince() {
        return activity.quietSince();
    }

    /** Sends a query to see whether the other end answers; resets the connection and fails if it does not in time. */
    Future<Void> probe(long millis) {
        return connection
                .query("SELECT 1")
                .execute()
                .<Void>mapEmpty()
                .timeout(millis, TimeUnit.MILLISECONDS)
                .onFailure(silent -> reset());
    }

    /** Closes the socket with a TCP reset; what is in progress on it fails. */
    void reset() {
        sockets.reset();
    }

    /** Closes it; done when it is closed, or reset after this time. */
    Future<Void> close(long millis) {
        return connection
                .close()
                .timeout(millis, TimeUnit.MILLISECONDS)
                .otherwiseEmpty()
                .onComplete(closed -> reset());
    }
}
