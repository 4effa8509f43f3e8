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

/** Opens connections to PostgreSQL, each in a bounded time. */
final class Connector {

    /** Where the native transport has it: as long as the longest of usual answers may take. */
    private static final int UNACKNOWLEDGED_MILLIS = 4_000;

    private final VertxInternal vertx;
    private final PgConnectOptions options;
    private final NetClientOptions net;
    private final int millis;

    /**
     * With these options.
     *
     * @param millis until it is given up to sign in
     */
    Connector(VertxInternal vertx, PgConnectOptions options, int millis) {
        this.vertx = vertx;
        this.options = options;
        this.millis = millis;
        this.net = new NetClientOptions().setConnectTimeout(millis).setTcpUserTimeout(UNACKNOWLEDGED_MILLIS);
    }

    /** Opens one on that event loop, where its answers arrive. */
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
