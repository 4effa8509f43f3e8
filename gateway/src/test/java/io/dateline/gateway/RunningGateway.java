package io.dateline.gateway;

import io.dateline.bus.Bus;
import io.dateline.config.Settings;
import io.dateline.gateway.routing.RequestHandlers;
import io.dateline.gateway.routing.Surface;
import io.dateline.testkit.http.Api;
import io.dateline.testkit.http.Exchange;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A gateway on a free port, with recorded services behind it, and a client before it. */
final class RunningGateway implements AutoCloseable {

    static final String SECRET = "a secret of more than thirty-two bytes";

    final RecordedServices services = new RecordedServices();
    final Vertx vertx = Vertx.vertx();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Bus bus = new Bus(vertx, meters);
    private final Gateway gateway;
    private final Api api;

    private RunningGateway(Map<String, String> settings, Function<RequestHandlers, List<Surface>> others)
            throws Exception {
        services.serve(bus).await(5, TimeUnit.SECONDS);
        Settings read = new Settings(settings);
        GatewayConfig config = GatewayConfig.read(read);
        read.check();
        gateway = Gateway.start(vertx, bus, meters, config, ApiDocument.load(), others)
                .await(10, TimeUnit.SECONDS);
        api = new Api(URI.create("http://127.0.0.1:" + gateway.port()));
    }

    /** One without rate limits. */
    static RunningGateway start() throws Exception {
        return start(Map.of("DATELINE_RATE_LIMITS", "off"));
    }

    static RunningGateway start(Map<String, String> settings) throws Exception {
        return start(settings, handlers -> List.of());
    }

    /** One with surfaces of the test's own. */
    static RunningGateway start(Map<String, String> settings, Function<RequestHandlers, List<Surface>> others)
            throws Exception {
        Map<String, String> all = new HashMap<>(Map.of(
                "DATELINE_HOST", "127.0.0.1",
                "DATELINE_PORT", "0",
                "DATELINE_TOKEN_SECRET", SECRET,
                "DATELINE_ACCESS_LOG", "0"));
        all.putAll(settings);
        return new RunningGateway(all, others);
    }

    Gateway gateway() {
        return gateway;
    }

    int port() {
        return gateway.port();
    }

    Exchange get(String path, String... headers) throws Exception {
        return send("GET", path, null, headers);
    }

    Exchange post(String path, String json, String... headers) throws Exception {
        return send("POST", path, json, with(headers, "Content-Type", "application/json"));
    }

    /** Any request; {@code headers} are names and values in turn. */
    Exchange send(String method, String path, @Nullable String body, String... headers) throws Exception {
        return api.send(method, path, body, headers);
    }

    /** Any request without a body, whose answer is not waited for. */
    CompletableFuture<Exchange> sendLater(String method, String path) {
        return api.sendLater(method, path, null);
    }

    /** The header that an editor sends. */
    String[] signedIn() throws Exception {
        String token = post("/api/v1/sessions", "{\"name\":\"ines\",\"password\":\"secret\"}")
                .json()
                .getString("accessToken");
        return new String[] {"Authorization", "Bearer " + token};
    }

    static String[] with(String[] headers, String... more) {
        String[] all = Arrays.copyOf(headers, headers.length + more.length);
        System.arraycopy(more, 0, all, headers.length, more.length);
        return all;
    }

    @Override
    public void close() throws Exception {
        gateway.stop().await(10, TimeUnit.SECONDS);
        vertx.close().await(10, TimeUnit.SECONDS);
    }
}
