package io.dateline.sql;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.spi.ConnectionFactory;
import java.util.concurrent.TimeUnit;

/** Opens connections to PostgreSQL, each within a time limit. */
final class Connector {

    /** The TCP user timeout, with the native transport only: as long as the longest usual answer. */
    private static final int UNACKNOWLEDGED_MILLIS = 4_000;

    private final VertxInternal vertx;
    private final PgConnectOptions options;
    private final NetClientOptions net;
    private final int millis;

    /**
     * A connector with these options.
     *
     * @param millis how long connecting and signing in may take
     */
    Connector(VertxInternal vertx, PgConnectOptions options, int millis) {
        this.vertx = vertx;
        this.options = options;
        this.millis = millis;
        this.net = new NetClientOptions().setConnectTimeout(millis).setTcpUserTimeout(UNACKNOWLEDGED_MILLIS);
    }

    /** Opens a connection whose answers arrive on this event loop. */
    Future<DatabaseConnection> open(EventLoop loop) {
        ConnectionActivity activity = new ConnectionActivity();
        TrackedSockets sockets = new TrackedSockets(vertx, activity);
        ConnectionFactory<PgConnectOptions> factory = PgDriver.INSTANCE.createConnectionFactory(sockets, net);
        ContextInternal context = vertx.contextBuilder().withEventLoop(loop).build();
        return factory.connect(context, options)
                .map(connected -> new DatabaseConnection((PgConnection) connected, loop, activity, sockets, factory))
                .timeout(millis, TimeUnit.MILLISECONDS)
                .onFailure(failed -> {
                    sockets.reset();
                    factory.close((closed, cause) -> {});
                });
    }
}
