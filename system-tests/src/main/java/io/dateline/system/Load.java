package io.dateline.system;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.awaitility.Awaitility.await;

import io.dateline.system.Attempt.Kind;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.newsroom.Newsroom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Readers, writers and staff at a steady rate, which does not depend on the answers; each request and its end is recorded.
 *
 * <p>Writers with a key that got no answer, or 503, wait a moment and repeat with the same key, as the API asks them to;
 * those without one do not.
 */
public final class Load implements AutoCloseable {

    private static final Map<Kind, Integer> A_SECOND = Map.of(
            Kind.CACHED,
            50,
            Kind.UNCACHED,
            25,
            Kind.COMMENTS,
            15,
            Kind.PAGE,
            15,
            Kind.KEYED,
            5,
            Kind.UNKEYED,
            5,
            Kind.EDIT,
            2);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Longer than any fault. */
    private static final Duration WRITER_PATIENCE = Duration.ofMinutes(5);

    private static final long WELL_NANOS = 1_000_000_000L;
    private static final int PAUSE_MILLIS = 200;
    private static final int LONGEST_PAUSE_MILLIS = 1_600;
    private static final int MAX_AT_ONCE = 2_000;

    private final String run = "run" + UUID.randomUUID().toString().substring(0, 8);
    private final Stories stories;
    private final Exchanges exchanges;
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger written = new AtomicInteger();
    private final Map<String, Comment> comments = new ConcurrentHashMap<>();
    private volatile boolean silent;

    /**
     * A comment that was written.
     *
     * @param id that it was given; 0 while it was not acknowledged
     */
    record Comment(String slug, long id, boolean keyed) {}

    /** One that begins at once. */
    public Load(List<Replica> gateways, Stories stories) {
        this.stories = stories;
        this.exchanges = new Exchanges(gateways);
        every(Kind.CACHED, () -> read(Kind.CACHED, "articles/" + stories.anyRead()));
        every(Kind.UNCACHED, () -> read(Kind.UNCACHED, "articles?tag=" + run + "-" + asked.incrementAndGet()));
        every(Kind.COMMENTS, () -> read(Kind.COMMENTS, "articles/" + stories.anyRead() + "/comments"));
        every(Kind.PAGE, () -> read(Kind.PAGE, "/" + stories.anyRead()));
        every(Kind.KEYED, () -> write(true));
        every(Kind.UNKEYED, () -> write(false));
        every(Kind.EDIT, this::edit);
    }

    private void every(Kind kind, Runnable request) {
        int rate = A_SECOND.getOrDefault(kind, 1);
        var unused = clock.scheduleAtFixedRate(() -> begin(request), 0, 1_000 / rate, MILLISECONDS);
    }

    /** Lets so many more requests pass. */
    public void pass(int requests) {
        int before = exchanges.count();
        await().atMost(PATIENCE).until(() -> exchanges.count() >= before + requests);
    }

    /** Returns when so many requests in a row were answered well: before that, the machine is too busy to judge by. */
    public void passWell(int requests) {
        int before = exchanges.count();
        await(requests + " requests in a row that are answered well, and within a second")
                .atMost(PATIENCE)
                .until(() -> {
                    List<Attempt> all = attempts();
                    return all.size() >= before + requests
                            && all.subList(all.size() - requests, all.size()).stream()
                                    .noneMatch(attempt -> attempt.failed() || attempt.nanos() > WELL_NANOS);
                });
    }

    /** Sends no requests for a while. */
    public void rest() {
        silent = true;
        await().atMost(PATIENCE).until(() -> busy.get() == 0);
    }

    /** All ask again. */
    public void goOn() {
        silent = false;
    }

    /** No new ones; returns when those begun have ended. */
    @Override
    public void close() {
        clock.shutdownNow();
        await().atMost(PATIENCE.multipliedBy(2)).until(() -> busy.get() == 0);
        people.close();
        exchanges.close();
    }

    /** All requests that have ended. */
    public List<Attempt> attempts() {
        return exchanges.attempts();
    }

    /** The text of each comment that was sent, and what became of it. */
    Map<String, Comment> comments() {
        return Map.copyOf(comments);
    }

    Stories stories() {
        return stories;
    }

    private void begin(Runnable request) {
        // Beyond that no request is answered any more, and a greater number would tell nothing.
        if (busy.incrementAndGet() > MAX_AT_ONCE || silent) {
            busy.decrementAndGet();
            return;
        }
        people.execute(() -> {
            try {
                request.run();
            } finally {
                busy.decrementAndGet();
            }
        });
    }

    private void read(Kind kind, String path) {
        var unused = exchanges.exchange(kind, "GET", path, "", List.of());
    }

    private void write(boolean keyed) {
        String text = run + " comment " + written.incrementAndGet();
        String slug = stories.anyRead();
        List<String> headers = new ArrayList<>(List.of("Content-Type", "application/json"));
        if (keyed) {
            headers.addAll(List.of("Idempotency-Key", UUID.randomUUID().toString()));
        }
        comments.put(text, new Comment(slug, 0, keyed));
        long deadline = System.nanoTime() + WRITER_PATIENCE.toNanos();
        long pause = PAUSE_MILLIS;
        do {
            Exchange answer = exchanges.exchange(
                    keyed ? Kind.KEYED : Kind.UNKEYED,
                    "POST",
                    "articles/" + slug + "/comments",
                    Newsroom.commentBody("Ada", text),
                    headers);
            if (answer != null && answer.status() == 201) {
                comments.put(text, new Comment(slug, answer.tree().get("id").asLong(), keyed));
                return;
            }
            pause(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        } while (keyed && System.nanoTime() - deadline < 0);
    }

    /** One at a time for each story: who edits knows the version that the last answer told, or reads it. */
    private void edit() {
        Stories.Draft draft = stories.takeDraft();
        if (draft == null) {
            return;
        }
        try {
            if (draft.version().isEmpty()) {
                Exchange now = exchanges.exchange(null, "GET", draft.path(), "", stories.signedIn());
                if (now == null || now.status() != 200) {
                    return;
                }
                draft.isAt(Objects.requireNonNullElse(now.header("ETag"), ""));
            }
            List<String> headers = new ArrayList<>(stories.signedIn());
            headers.addAll(List.of("If-Match", draft.version(), "Content-Type", "application/merge-patch+json"));
            String headline = draft.begin(run);
            Exchange answer = exchanges.exchange(
                    Kind.EDIT, "PATCH", draft.path(), "{\"headline\": \"" + headline + "\"}", headers);
            if (answer != null && answer.status() == 200) {
                draft.acknowledged(Objects.requireNonNullElse(answer.header("ETag"), ""));
            } else {
                draft.isAt("");
            }
        } finally {
            stories.giveBack(draft);
        }
    }

    /** What a test may choose at random. */
    static <T> T any(List<T> of) {
        return of.get(ThreadLocalRandom.current().nextInt(of.size()));
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
