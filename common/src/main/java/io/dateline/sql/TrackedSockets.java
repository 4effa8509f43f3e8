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
 * Keeps the sockets of one connection to PostgreSQL. The client closes a connection by asking PostgreSQL to close it,
 * which never happens on a dead connection, or while the sign-in is not answered.
 */
final class TrackedSockets extends VertxWrapper {

    private final ConnectionActivity activity;
    private final List<Channel> channels = new ArrayList<>();
    private boolean closed;

    /** A Vert.x instance whose sockets are kept, with this handler on each. */
    TrackedSockets(VertxInternal vertx, ConnectionActivity activity) {
        super(vertx);
        this.activity = activity;
    }

    @Override
    public NetClient createNetClient(NetClientOptions options) {
        return new Client(super.createNetClient(options));
    }

    /** Closes the sockets at once with a TCP reset, so that this machine does not resend what has not arrived. */
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
                // A reset, so that the kernel does not go on sending in the background.
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
