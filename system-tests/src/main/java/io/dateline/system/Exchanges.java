package io.dateline.system;

import io.dateline.system.Attempt.Kind;
import io.dateline.testkit.http.Exchange;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Requests through several gateways, as a load balancer sends them: it gives up after 6 s, and takes another gateway where one
 * refuses the connection. Each request and its end is recorded. It has an HTTP client of its own for these time limits, which
 * are shorter than those that tests want otherwise.
 */
final class Exchanges implements AutoCloseable {

    private static final Duration SERVER_TIMEOUT = Duration.ofSeconds(6);
    private static final int BETWEEN_LOOKS_MILLIS = 250;

    private final Rotation rotation;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private volatile boolean closing;

    Exchanges(List<Replica> gateways) {
        this.rotation = new Rotation(gateways);
        for (Replica gateway : gateways) {
            Thread.ofVirtual().start(() -> watch(gateway));
        }
    }

    private void watch(Replica gateway) {
        while (!closing) {
            rotation.look(gateway);
            Load.pause(BETWEEN_LOOKS_MILLIS);
        }
    }

    int count() {
        return attempts.size();
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    @Override
    public void close() {
        closing = true;
        http.shutdownNow();
    }

    /** Asks, and gives the answer, or nothing where there was none. */
    @Nullable
    Exchange exchange(@Nullable Kind kind, String method, String path, String body, List<String> headers) {
        Replica gateway = rotation.next();
        long start = System.nanoTime();
        try {
            HttpResponse<byte[]> response =
                    http.send(request(gateway.address(), method, path, body, headers), BodyHandlers.ofByteArray());
            Exchange answer = new Exchange(method, path, response);
            String cached = answer.header("Cache-Status");
            String detail = answer.status() >= 400 ? answer.text() : cached == null ? "" : cached;
            note(kind, gateway, path, start, answer.status(), detail);
            return answer;
        } catch (ConnectException e) {
            // Nothing was sent: a load balancer takes the next one, and so the request has not failed yet.
            rotation.refused(gateway);
            return again(kind, method, path, body, headers);
        } catch (HttpTimeoutException e) {
            // Where that was no answer's, there was no connection in time.
            if (System.nanoTime() - start < SERVER_TIMEOUT.toNanos()) {
                return again(kind, method, path, body, headers);
            }
            note(kind, gateway, path, start, 0, e.toString());
            return null;
        } catch (IOException e) {
            note(kind, gateway, path, start, 0, e.toString());
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private @Nullable Exchange again(
            @Nullable Kind kind, String method, String path, String body, List<String> headers) {
        if (closing) {
            return null;
        }
        Load.pause(1);
        return exchange(kind, method, path, body, headers);
    }

    private void note(@Nullable Kind kind, Replica gateway, String path, long start, int status, String detail) {
        if (kind != null) {
            attempts.add(new Attempt(kind, gateway.name(), path, start, System.nanoTime() - start, status, detail));
        }
    }

    private static HttpRequest request(URI gateway, String method, String path, String body, List<String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        gateway.resolve("/api/v1/").resolve(path))
                .timeout(SERVER_TIMEOUT)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        return request.build();
    }
}
