package io.dateline.benchmarks.rows;

import io.dateline.benchmarks.result.BenchFailed;
import io.dateline.testkit.newsroom.Newsroom;
import io.dateline.testkit.newsroom.Story;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Readers who write comments on one article at a steady rate, while something else goes on. */
final class Arrivals {

    private static final int PATIENCE_SECONDS = 15;

    private final Newsroom newsroom;
    private final Story story;
    private final long intervalMicros;
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private int written;

    Arrivals(Newsroom newsroom, Story story, int eachSecond) {
        this.newsroom = newsroom;
        this.story = story;
        this.intervalMicros = 1_000_000 / eachSecond;
    }

    /** Does this while they write; fails if one of their comments was not taken. */
    <T> T during(Callable<T> work) throws Exception {
        T result;
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            var unused = clock.scheduleAtFixedRate(this::write, 0, intervalMicros, TimeUnit.MICROSECONDS);
            try {
                result = work.call();
            } finally {
                clock.shutdown();
                if (!clock.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    clock.shutdownNow();
                }
            }
        }
        Throwable first = fault.get();
        if (first != null) {
            throw new BenchFailed("a comment was lost: " + first.getMessage());
        }
        return result;
    }

    private void write() {
        written++;
        try {
            String text = "Arriving comment " + written + ". " + Side.text(120);
            newsroom.comment(story.slug(), "arriving-" + written, text, null).hasStatus(201);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | AssertionError e) {
            fault.compareAndSet(null, e);
        }
    }
}
