package io.dateline.gateway.connection;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.Http1xServerConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * The connections of clients, of all event loops. Their number is limited, in all and for each network. Beyond the limit of its
 * network a new connection is closed. Beyond the limit of all an idle connection is closed, and the new one if none is idle.
 */
public final class Connections {

    /**
     * What connections are held to.
     *
     * @param most in all
     * @param mostOfNetwork from one IPv4 address or IPv6 network of 64 bits
     * @param headTimeout from the first byte of a request's head to its last
     * @param writeTimeout how long a client may take to receive what was written
     */
    public record Limits(int most, int mostOfNetwork, Duration headTimeout, Duration writeTimeout) {}

    private final Limits limits;
    private final Predicate<InetAddress> proxies;
    private final Set<ClientConnection> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger total = new AtomicInteger();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final ConnectionCounts counts;
    private final SpareConnections spare = new SpareConnections(open);
    private final ConnectionMeters meters;

    /**
     * None yet.
     *
     * @param proxies those whose connections are many clients', and count for no network
     */
    public Connections(Limits limits, Predicate<InetAddress> proxies, MeterRegistry meters) {
        this.limits = limits;
        this.proxies = proxies;
        this.counts = new ConnectionCounts(limits.mostOfNetwork());
        this.meters = new ConnectionMeters(meters, total);
    }

    /**
     * One more was accepted; nothing was read from it yet.
     *
     * @param options of the server that accepted it
     */
    public void admit(HttpConnection accepted, HttpServerOptions options) {
        Http1xServerConnection http = (Http1xServerConnection) accepted;
        InetAddress address =
                http.channel().remoteAddress() instanceof InetSocketAddress peer ? peer.getAddress() : null;
        ClientNetwork network = address == null ? ClientNetwork.UNKNOWN : ClientNetwork.of(address);
        boolean counted = address != null && !proxies.test(address);
        ClientConnection connection = new ClientConnection(http, network, options, ending, meters);
        connection.install();
        if (counted && !counts.add(network)) {
            meters.refused(ConnectionMeters.Refused.ADDRESS);
            connection.turnAway();
            return;
        }
        open.add(connection);
        int all = total.incrementAndGet();
        connection.channel().closeFuture().addListener(closed -> {
            open.remove(connection);
            total.decrementAndGet();
            if (counted) {
                counts.remove(network);
            }
        });
        if (all > limits.most()) {
            makeRoom(connection);
        }
    }

    /** From now on each answer says that its connection ends with it, so that clients go elsewhere before the server is closed. */
    public void endAfterAnswers() {
        ending.set(true);
    }

    /** Ends what takes too long; to be called now and then. */
    public void check() {
        long now = ClientConnection.now();
        open.forEach(connection -> connection.check(now, limits.headTimeout(), limits.writeTimeout()));
    }

    private void makeRoom(ClientConnection newcomer) {
        ClientConnection first = spare.next(newcomer);
        if (first == null) {
            meters.refused(ConnectionMeters.Refused.FULL);
            newcomer.turnAway();
            return;
        }
        first.channel().eventLoop().execute(() -> {
            // A request may have come meanwhile.
            if (!first.giveWay(SpareConnections.PATIENCE_NANOS)) {
                makeRoom(newcomer);
            }
        });
    }
}
