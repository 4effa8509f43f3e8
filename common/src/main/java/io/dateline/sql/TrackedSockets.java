package io.dateline.sql;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.Future;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.VertxWrapper;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Keeps hold of the sockets under one connection to PostgreSQL. Vert.x closes a connection by telling PostgreSQL, which is to
 * close it: on one that died silently, or on which the sign-in is not answered, that never happens.
 */
final class TrackedSockets extends VertxWrapper {

    private final ConnectionActivity activity;
    private final List<Channel> channels = new ArrayList<>();
    private boolean closed;

    /** Those that are opened by this instance, of which that is to know what comes and goes. */
    TrackedSockets(VertxInternal vertx, ConnectionActivity activity) {
        super(vertx);
        this.activity = activity;
    }

    @Override
    public NetClient createNetClient(NetClientOptions options) {
        return new Client(super.createNetClient(options));
    }

    /** Closes them at once; what was sent and has not arrived yet never does, as far as this machine can see to it. */
    synchronized void reset() {
        closed = true;
        channels.forEach(TrackedSockets::close);
        channels.clear();
    }

    private synchronized NetSocket kept(NetSocket socket) {
        Channel channel = ((NetSocketInternal) socket).channelHandlerContext().channel();
        channel.pipeline().addFirst(activity);
        channels.add(channel);
        channel.closeFuture().addListener(ended -> forget(channel));
        if (closed) {
            close(channel);
        }
        return socket;
    }

    private synchronized void forget(Channel channel) {
        channels.remove(channel);
    }

    private static void close(Channel channel) {
        channel.eventLoop().execute(() -> {
            if (channel.isOpen()) {
                // A reset, rather than to go on in the background with what waits to be sent.
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
                channel.unsafe().close(channel.voidPromise());
            }
        });
    }

    private final class Client implements NetClient {

        private final NetClient client;

        Client(NetClient client) {
            this.client = client;
        }

        private Future<NetSocket> kept(Supplier<Future<NetSocket>> connect) {
            return connect.get().map(TrackedSockets.this::kept);
        }

        @Override
        public Future<NetSocket> connect(int port, String host) {
            return kept(() -> client.connect(port, host));
        }

        @Override
        public Future<NetSocket> connect(int port, String host, String serverName) {
            return kept(() -> client.connect(port, host, serverName));
        }

        @Override
        public Future<NetSocket> connect(SocketAddress address) {
            return kept(() -> client.connect(address));
        }

        @Override
        public Future<NetSocket> connect(SocketAddress address, String serverName) {
            return kept(() -> client.connect(address, serverName));
        }

        @Override
        public Future<NetSocket> connect(ConnectOptions options) {
            return kept(() -> client.connect(options));
        }

        @Override
        public Future<Void> shutdown(long timeout, TimeUnit unit) {
            return client.shutdown(timeout, unit);
        }

        @Override
        public Future<Boolean> updateSSLOptions(ClientSSLOptions options, boolean force) {
            return client.updateSSLOptions(options, force);
        }
    }
}
