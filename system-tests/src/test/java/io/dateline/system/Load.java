package io.dateline.system;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.awaitility.Awaitility.await;

import io.dateline.bus.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Readers and writers at a steady rate, whatever becomes of their requests; each request and its end is recorded.
 *
 * <p>A writer that got no answer, or 503, waits a moment and repeats with the same key, as the API asks it to.
 */
final class Load implements AutoCloseable {

    static final int READS_A_SECOND = 60;
    static final int COMMENTS_A_SECOND = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAUSE_MILLIS = 200;

    private final String run = UUID.randomUUID().toString();
    private final List<String> slugs;
    private final Rotation rotation;
    private final HttpClient http;
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger written = new AtomicInteger();
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> givenUp = ConcurrentHashMap.newKeySet();

    /** One that begins at once, on these articles. */
    Load(List<Replica> gateways, List<String> slugs) {
        this.slugs = slugs;
        this.rotation = new Rotation(gateways);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .executor(people)
                .build();
        clock.scheduleWithFixedDelay(rotation::look, 100, 100, MILLISECONDS);
        clock.scheduleAtFixedRate(() -> begin(this::read), 0, 1_000 / READS_A_SECOND, MILLISECONDS);
        clock.scheduleAtFixedRate(() -> begin(this::write), 0, 1_000 / COMMENTS_A_SECOND, MILLISECONDS);
    }

    /** Lets so many more requests pass. */
    void pass(int requests) {
        int before = attempts.size();
        await().atMost(PATIENCE).until(() -> attempts.size() >= before + requests);
    }

    /** No new ones; returns when those begun have ended. */
    @Override
    public void close() {
        clock.shutdownNow();
        await().atMost(PATIENCE.multipliedBy(2)).until(() -> busy.get() == 0);
        people.close();
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** The text of each comment that was acknowledged, and the id it was given. */
    Map<String, Long> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    /** Comments whose writers never got an answer that they could take. */
    Set<String> givenUp() {
        return Set.copyOf(givenUp);
    }

    /** What each comment of this load begins with. */
    String run() {
        return run;
    }

    private void begin(Runnable request) {
        busy.incrementAndGet();
        people.execute(() -> {
            try {
                request.run();
            } finally {
                busy.decrementAndGet();
            }
        });
    }

    private void read() {
        int dice = ThreadLocalRandom.current().nextInt(10);
        String slug = anySlug();
        if (dice < 6) {
            exchange(Attempt.Kind.ARTICLE, "articles/" + slug, "", "");
        } else if (dice < 8) {
            exchange(Attempt.Kind.COMMENTS, "articles/" + slug + "/comments", "", "");
        } else {
            exchange(Attempt.Kind.LIST, "articles", "", "");
        }
    }

    private void write() {
        String text = run + " " + written.incrementAndGet();
        String key = UUID.randomUUID().toString();
        String path = "articles/" + anySlug() + "/comments";
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - deadline < 0) {
            HttpResponse<String> answer = exchange(Attempt.Kind.WRITE, path, Newsroom.comment(text), key);
            if (answer != null && answer.statusCode() == 201) {
                acknowledged.put(text, id(answer));
                return;
            }
            if (answer != null && answer.statusCode() != 503) {
                break;
            }
            pause();
        }
        givenUp.add(text);
    }

    private @Nullable HttpResponse<String> exchange(Attempt.Kind kind, String path, String body, String key) {
        Replica gateway = rotation.next();
        long start = System.nanoTime();
        try {
            HttpResponse<String> answer =
                    http.send(request(gateway.address(), path, body, key), BodyHandlers.ofString());
            String detail = answer.statusCode() < 400
                    ? answer.headers().firstValue("Cache-Status").orElse("")
                    : answer.body();
            note(kind, gateway, path, start, answer.statusCode(), detail);
            return answer;
        } catch (ConnectException e) {
            // Nothing was sent: a load balancer takes the next one, and so the request has not failed yet.
            rotation.refused(gateway);
            return exchange(kind, path, body, key);
        } catch (IOException e) {
            note(kind, gateway, path, start, 0, e.toString());
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void note(Attempt.Kind kind, Replica gateway, String path, long start, int status, String detail) {
        attempts.add(new Attempt(kind, gateway.name(), path, start, System.nanoTime() - start, status, detail));
    }

    private static HttpRequest request(URI gateway, String path, String body, String key) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve("/api/v1/" + path)).timeout(Duration.ofSeconds(10));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json")
                    .header("Idempotency-Key", key)
                    .POST(BodyPublishers.ofString(body));
        }
        return request.build();
    }

    private String anySlug() {
        return slugs.get(ThreadLocalRandom.current().nextInt(slugs.size()));
    }

    private static long id(HttpResponse<String> answer) {
        try {
            return Json.mapper().readTree(answer.body()).get("id").asLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            NANOSECONDS.sleep(MILLISECONDS.toNanos(PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
