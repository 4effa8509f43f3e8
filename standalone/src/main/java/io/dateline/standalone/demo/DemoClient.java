package io.dateline.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.bus.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client of the platform's HTTP API. A request that is answered with 429 or 503 is sent again after the time in
 * {@code Retry-After}. All waits together last {@link #patience} at most, each request 10 s.
 */
final class DemoClient implements AutoCloseable {

    private static final Duration A_REQUEST = Duration.ofSeconds(10);
    private static final Duration CONNECTING = Duration.ofSeconds(2);
    private static final Duration UNLESS_TOLD = Duration.ofSeconds(1);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .build();
    private final URI base;
    private Duration patience;
    private @Nullable String token;

    /** @param patience how long all waits together may last */
    DemoClient(URI base, Duration patience) {
        this.base = base;
        this.patience = patience;
    }

    /** Sends this access token with further requests. */
    void use(String accessToken) {
        token = accessToken;
    }

    /** Gets what is at a path, with any status. */
    DemoResponse look(String path) throws DemoFailed, InterruptedException {
        return answer("GET", path, null, Map.of());
    }

    /** Gets what must be at a path. */
    DemoResponse get(String path) throws DemoFailed, InterruptedException {
        return successful("GET", path, look(path));
    }

    /** Creates something once, however often it is sent with this idempotency key. */
    DemoResponse create(String path, JsonNode body, String key) throws DemoFailed, InterruptedException {
        return send("POST", path, body, Map.of("Idempotency-Key", key));
    }

    /** Sends a request that must succeed. */
    DemoResponse send(String method, String path, JsonNode body, Map<String, String> headers)
            throws DemoFailed, InterruptedException {
        return successful(method, path, answer(method, path, body, headers));
    }

    /** Sends a request; returns the response with any status. */
    DemoResponse answer(String method, String path, @Nullable JsonNode body, Map<String, String> headers)
            throws DemoFailed, InterruptedException {
        HttpRequest request = request(method, path, body, headers);
        while (true) {
            DemoResponse answer = exchange(request);
            Duration wait = answer.retryAfter().orElse(UNLESS_TOLD);
            if (!answer.isNotNow() || wait.compareTo(patience) > 0) {
                return answer;
            }
            patience = patience.minus(wait);
            Thread.sleep(wait);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest request(String method, String path, @Nullable JsonNode body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve("/api/v1" + path)).timeout(A_REQUEST);
        headers.forEach(request::setHeader);
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        if (body == null) {
            return request.method(method, BodyPublishers.noBody()).build();
        }
        byte[] bytes = Json.encode(body).getBytes();
        return request.setHeader("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(bytes))
                .build();
    }

    private DemoResponse exchange(HttpRequest request) throws DemoFailed, InterruptedException {
        try {
            return DemoResponse.of(client.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new DemoFailed(
                    "The demo is not complete: " + request.method() + " "
                            + request.uri().getPath() + " got no answer (" + e + ").",
                    e);
        }
    }

    /** The failure for a response other than success. */
    static DemoFailed failure(String method, String path, DemoResponse answer) {
        return new DemoFailed("The demo is not complete: " + method + " /api/v1" + path + " was answered with "
                + answer.status() + ": " + answer.complaint());
    }

    private static DemoResponse successful(String method, String path, DemoResponse answer) throws DemoFailed {
        if (answer.isSuccess()) {
            return answer;
        }
        throw failure(method, path, answer);
    }
}
