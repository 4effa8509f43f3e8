package io.dateline.gateway;

import io.dateline.gateway.connection.Connections;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The HTTP server of one event loop. All of them share one port and one front door. */
final class HttpVerticle extends VerticleBase {

    private static final int MAX_LINE_BYTES = 16 << 10;
    private static final int MAX_HEADER_BYTES = 16 << 10;

    private final GatewayConfig.Http config;
    private final FrontDoor door;
    private final int port;
    private final AtomicInteger bound;
    private final Connections connections;
    private @Nullable HttpServer server;

    /**
     * A server.
     *
     * @param port below 0 for a free port that all servers with the same number share
     * @param bound receives the number of the port
     * @param connections of all event loops
     */
    HttpVerticle(GatewayConfig.Http config, FrontDoor door, int port, AtomicInteger bound, Connections connections) {
        this.config = config;
        this.door = door;
        this.port = port;
        this.bound = bound;
        this.connections = connections;
    }

    @Override
    public Future<?> start() {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(config.host())
                .setPort(port)
                .setIdleTimeout((int) config.idleTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxInitialLineLength(MAX_LINE_BYTES)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setDecompressionSupported(false)
                .setCompressionSupported(false)
                // HTTP/2 needs TLS in every browser, and that ends before us.
                .setHttp2ClearTextEnabled(false)
                // There are no WebSockets; their handler takes 128 requests at once, and breaks the connection at the
                // next.
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setTcpNoDelay(true);
        HttpServer created = vertx.createHttpServer(options)
                .connectionHandler(accepted -> connections.admit(accepted, options))
                .requestHandler(door::enter)
                .invalidRequestHandler(door::refuse);
        server = created;
        return created.listen().onSuccess(listening -> bound.set(listening.actualPort()));
    }

    @Override
    public Future<?> stop() {
        // Accepts no more connections, and closes each one when its request under way is answered.
        return Objects.requireNonNull(server).shutdown(config.drain().toMillis(), TimeUnit.MILLISECONDS);
    }
}
