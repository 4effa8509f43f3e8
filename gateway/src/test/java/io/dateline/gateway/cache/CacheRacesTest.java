package io.dateline.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.access.Caller;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.Changed;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Readers, a service that sometimes fails, and all kinds of purges at the same time, on many threads. Each version of the
 * page has a number; what a withdrawal withdraws are all before its own.
 */
class CacheRacesTest {

    private static final List<SurrogateKey> KEYS = List.of(SurrogateKey.article(17));
    private static final int PAGES = 3;
    private static final int PURGES = 8_000;
    private static final int READERS = 3;

    private final Vertx vertx = Vertx.vertx();
    private final EdgeCache cache =
            new EdgeCache(1 << 20, CachedPage.LIFETIMES, Timing.of(vertx), new CacheMeters(new SimpleMeterRegistry()));
    private final ExecutorService service = Executors.newFixedThreadPool(2);
    private final AtomicInteger version = new AtomicInteger();
    private final AtomicInteger withdrawnBelow = new AtomicInteger();
    private final AtomicInteger served = new AtomicInteger();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() throws Exception {
        service.shutdownNow();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void nothingThatWasWithdrawnIsServedAndNothingIsLeftBehind() throws Exception {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            var purging = threads.submit(this::purgeAll);
            List<java.util.concurrent.Future<?>> reading = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                reading.add(threads.submit(() -> {
                    while (!purging.isDone()) {
                        read();
                    }
                }));
            }
            purging.get(120, TimeUnit.SECONDS);
            for (var thread : reading) {
                thread.get(120, TimeUnit.SECONDS);
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(served.get()).isPositive();
        cache.purge(Changed.withdrawn(KEYS)).await(5, TimeUnit.SECONDS);
        assertThat(cache.size()).isZero();
        assertThat(cache.indexed()).isZero();
    }

    private void purgeAll() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int i = 0; i < PURGES; i++) {
            int now = version.incrementAndGet();
            switch (random.nextInt(4)) {
                case 0 -> cache.purge(Changed.added(KEYS, List.of("comment:" + now)));
                case 1 -> cache.purge(Changed.changed(KEYS));
                default -> {
                    cache.purge(Changed.withdrawn(KEYS));
                    withdrawnBelow.set(now);
                    lookAtAll(now);
                }
            }
            // As long as it may take until answers come in
            for (int pause = random.nextInt(2_000); pause > 0; pause--) {
                Thread.onSpinWait();
            }
        }
    }

    /** By then, each answer that was under way at the withdrawal was kept or discarded. */
    private void lookAtAll(int least) {
        for (int i = 0; i < 50 * PAGES; i++) {
            Served kept = cache.peek("/articles/" + i % PAGES, "test");
            if (kept != null) {
                check(kept, least);
            }
        }
    }

    private void check(Served answer, int least) {
        served.incrementAndGet();
        int shown = Integer.parseInt(answer.entry().body().toString());
        if (shown < least) {
            wrong.add(shown + " below " + least + ": " + answer.cacheStatus());
        }
    }

    private void read() {
        int least = withdrawnBelow.get();
        String address = "/articles/" + ThreadLocalRandom.current().nextInt(PAGES);
        Promise<Void> done = Promise.promise();
        cache.serve(
                        new Read(address, List.of(), call -> answer(), next -> "", moved -> "", true),
                        Call.of("test", null, Caller.READER))
                .onSuccess(answer -> check(answer, least))
                .onComplete(answered -> done.complete());
        try {
            done.future().await(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            wrong.add("No answer: " + e);
        }
    }

    /** The version at some moment while the question was there, or nothing. */
    private Future<Representation> answer() {
        Promise<Representation> answer = Promise.promise();
        service.execute(() -> {
            int shown = version.get();
            if (ThreadLocalRandom.current().nextInt(4) == 0) {
                answer.fail(Failure.unavailable("Away."));
                return;
            }
            Thread.yield();
            answer.complete(new Representation(Buffer.buffer("" + shown), null, null, KEYS, null, null));
        });
        return answer.future();
    }
}
