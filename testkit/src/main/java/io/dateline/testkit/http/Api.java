package io.dateline.testkit.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sends the HTTP requests of tests to one server. All instances share one client, which speaks HTTP/1.1. Only the faults of
 * {@code system-tests} have another client: their requests go through several gateways, with the time limits of a load balancer.
 */
public final class Api {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    private final String server;
    private final Duration timeout;

    /**
     * A server that has 30 s for each answer.
     *
     * @param server its scheme, host and port; the rest is ignored
     */
    public Api(URI server) {
        this(server, REQUEST_TIMEOUT);
    }

    /**
     * A server with another time limit.
     *
     * @param server its scheme, host and port; the rest is ignored
     * @param timeout the longest time from sending a request to the head of its answer
     */
    public Api(URI server, Duration timeout) {
        this.server = server.getScheme() + "://" + server.getRawAuthority();
        this.timeout = timeout;
    }

    /** Sends a {@code GET}. */
    public Exchange get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, null, headers);
    }

    /**
     * Sends any request.
     *
     * @param path with its query; sent unchanged
     * @param headers names and values in turn
     * @throws IOException if there is no answer in time
     */
    public Exchange send(String method, String path, @Nullable String body, String... headers)
            throws IOException, InterruptedException {
        return new Exchange(
                method, path, CLIENT.send(request(method, path, body, headers), BodyHandlers.ofByteArray()));
    }

    /** Sends any request without waiting for the answer. */
    public CompletableFuture<Exchange> sendLater(String method, String path, @Nullable String body, String... headers) {
        return CLIENT.sendAsync(request(method, path, body, headers), BodyHandlers.ofByteArray())
                .thenApply((HttpResponse<byte[]> response) -> new Exchange(method, path, response));
    }

    private HttpRequest request(String method, String path, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(timeout)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }
}
