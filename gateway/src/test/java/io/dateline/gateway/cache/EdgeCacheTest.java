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
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules of the edge cache, with a clock and a service that do what a test says. */
class EdgeCacheTest {

    private static final String KEY = "/articles/a";
    private static final Call CALL = Call.of("test", null, Caller.READER);
    private static final Lifetimes LIFETIMES =
            new Lifetimes(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofHours(1), Duration.ofSeconds(2));

    private final ManualTiming timing = new ManualTiming();
    private final List<Promise<Representation>> asked = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final EdgeCache cache = new EdgeCache(1 << 20, LIFETIMES, timing, new CacheMeters(meters));

    @Test
    void whatIsFreshIsServedWithoutAsking() {
        fill("one");

        later(Duration.ofMillis(3_900));

        assertThat(read()).isEqualTo("one [dateline; hit; ttl=%d]".formatted(ttl()));
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatIsALittleTooOldIsServedAndAskedForOnce() {
        fill("one");
        later(Duration.ofSeconds(6));

        assertThat(read()).startsWith("one [dateline; hit; ttl=-");
        assertThat(read()).startsWith("one");
        assertThat(asked).hasSize(2);
        asked.get(1).complete(answer("two"));

        assertThat(read()).startsWith("two [dateline; hit");
    }

    @Test
    void whatIsTooOldIsWaitedFor() {
        fill("one");
        later(Duration.ofSeconds(16));

        Future<Served> waiting = cache.serve(theArticle(), CALL);

        assertThat(waiting.isComplete()).isFalse();
        asked.get(1).complete(answer("two"));
        assertThat(shown(waiting.result())).isEqualTo("two [dateline; fwd=stale]");
    }

    @Test
    void whatLacksAPartIsFreshForAMomentOnly() {
        Future<Served> served = cache.serve(theArticle(), CALL);
        asked.getFirst().complete(answer("without comments").incomplete());
        assertThat(served.succeeded()).isTrue();
        assertThat(ttl()).isLessThanOrEqualTo(2);
        later(Duration.ofSeconds(3));

        // It is served once more while the whole is asked for
        assertThat(read()).startsWith("without comments [dateline; hit");
        asked.get(1).complete(answer("whole"));

        assertThat(read()).startsWith("whole [dateline; hit");
        assertThat(ttl()).isGreaterThan(2);
    }

    @Test
    void aThousandWhoWaitCostOneQuestion() throws Exception {
        int readers = 1_000;
        List<Future<Served>> waiting = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(readers);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < readers; i++) {
                threads.execute(() -> {
                    waiting.add(cache.serve(theArticle(), CALL));
                    done.countDown();
                });
            }
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(asked).hasSize(1);
        asked.getFirst().complete(answer("one"));

        assertThat(waiting)
                .hasSize(readers)
                .allMatch(served -> shown(served.result()).startsWith("one"))
                .filteredOn(served -> shown(served.result()).equals("one [dateline; fwd=uri-miss; collapsed]"))
                .hasSize(readers - 1)
                .allMatch(served -> served.result().outcome() == Outcome.COALESCED);
    }

    @Test
    void whatChangedIsAskedForAgainWithAllThatShowsIt() {
        fill("one");

        cache.purge(changed(SurrogateKey.article(17)));

        Future<Served> next = cache.serve(theArticle(), CALL);
        asked.get(1).complete(answer("two"));
        assertThat(shown(next.result())).isEqualTo("two [dateline; fwd=stale]");
        assertThat(meters.get("dateline.edge.cache.purges").counter().count()).isEqualTo(1);
        assertThat(meters.get("dateline.edge.cache.purged").counter().count()).isEqualTo(1);
    }

    @Test
    void whatReadersWantAllTheTimeIsRenewedWhileTheyAreServed() {
        fill("one");
        read();

        Future<Void> gone = cache.purge(changed(SurrogateKey.article(17)));

        assertThat(asked).hasSize(2);
        assertThat(read()).isEqualTo("one [dateline; hit; ttl=-1]");
        assertThat(gone.isComplete()).isFalse();
        asked.get(1).complete(answer("two"));
        assertThat(gone.succeeded()).isTrue();
        assertThat(read()).startsWith("two [dateline; hit");
    }

    @Test
    void whatIsBeingRenewedIsServedForAMomentOnly() {
        fill("one");
        read();
        cache.purge(changed(SurrogateKey.article(17)));

        later(Duration.ofMillis(101));

        assertThat(cache.peek(KEY, "test")).isNull();
    }

    @Test
    void whatChangesAgainWhileItIsRenewedIsAskedForAgain() {
        fill("one");
        read();
        cache.purge(changed(SurrogateKey.article(17)));

        Future<Void> gone = cache.purge(changed(SurrogateKey.article(17)));
        asked.get(1).complete(answer("two"));

        assertThat(gone.isComplete()).isFalse();
        assertThat(read()).startsWith("one");
        asked.get(2).complete(answer("three"));
        assertThat(gone.succeeded()).isTrue();
        assertThat(read()).startsWith("three [dateline; hit");
    }

    @Test
    void whatWasAskedBeforeTheFirstPurgeIsDroppedAtTheSecond() {
        cache.purge(Changed.added(List.of(SurrogateKey.slug("elsewhere")), List.of("comment:0")));
        Future<Served> nothing = cache.serve(theArticle(), CALL);
        cache.purge(Changed.added(List.of(SurrogateKey.article(17)), List.of("comment:1")));
        asked.getFirst().fail(Failure.notFound("article-unknown", "There is none."));
        assertThat(nothing.result().entry().status()).isEqualTo(404);

        cache.purge(Changed.added(List.of(SurrogateKey.slug("a")), List.of("comment:1")));

        assertThat(cache.peek(KEY, "test")).isNull();
    }

    @Test
    void whatNobodyWantedForASecondIsNotRenewed() {
        fill("one");
        read();
        later(Duration.ofMillis(1_000));

        cache.purge(changed(SurrogateKey.article(17)));

        assertThat(asked).hasSize(1);
        assertThat(cache.peek(KEY, "test")).isNull();
    }

    @Test
    void whatOthersShowStays() {
        fill("one");

        cache.purge(changed(SurrogateKey.article(18), SurrogateKey.topic("world")));

        assertThat(read()).startsWith("one [dateline; hit");
    }

    @Test
    void anAnswerThatAPurgeOvertookIsAskedForAgainAndNeverKept() {
        Future<Served> waiting = cache.serve(theArticle(), CALL);

        cache.purge(changed(SurrogateKey.article(17)));
        asked.get(0).complete(answer("before the change"));

        assertThat(waiting.isComplete()).isFalse();
        assertThat(asked).hasSize(2);
        asked.get(1).complete(answer("after the change"));
        assertThat(shown(waiting.result())).startsWith("after the change");
        assertThat(read()).startsWith("after the change [dateline; hit");
    }

    @Test
    void anAnswerOvertakenAgainAndAgainIsServedAtLastButNotToOthers() {
        Future<Served> waiting = cache.serve(theArticle(), CALL);
        for (int i = 0; i < 3; i++) {
            cache.purge(changed(SurrogateKey.article(17)));
            asked.get(i).complete(answer("answer " + i));
        }

        assertThat(shown(waiting.result())).startsWith("answer 2");
        assertThat(cache.peek(KEY, "test")).isNull();
    }

    @Test
    void aPurgeOfSomethingElseOvertakesNothing() {
        Future<Served> waiting = cache.serve(theArticle(), CALL);

        cache.purge(changed(SurrogateKey.article(18)));
        asked.get(0).complete(answer("one"));

        assertThat(waiting.isComplete()).isTrue();
        assertThat(asked).hasSize(1);
    }

    @Test
    void publishingPurgesTheAnswer404() {
        Future<Served> nothing = cache.serve(theArticle(), CALL);
        asked.get(0).fail(Failure.notFound("article-unknown", "There is none."));
        assertThat(nothing.result().entry().status()).isEqualTo(404);
        assertThat(cache.peek(KEY, "test")).isNotNull();

        cache.purge(changed(SurrogateKey.slug("a")));

        assertThat(cache.peek(KEY, "test")).isNull();
    }

    @Test
    void theAnswer404IsKeptShortlyAndNeverServedStale() {
        Future<Served> nothing = cache.serve(theArticle(), CALL);
        asked.get(0).fail(Failure.notFound("article-gone", "Withdrawn."));
        assertThat(nothing.result().entry().status()).isEqualTo(410);

        later(Duration.ofSeconds(3));

        assertThat(cache.peek(KEY, "test")).isNull();
    }

    @Test
    void whileTheServiceFailsTheOldAnswerStandsInForAnHour() {
        fill("one");
        later(Duration.ofMinutes(59));

        Future<Served> waiting = cache.serve(theArticle(), CALL);
        asked.get(1).fail(Failure.unavailable("Nobody answers."));

        assertThat(shown(waiting.result()))
                .isEqualTo("one [dateline; fwd=stale; fwd-status=503; detail=stale-if-error]");
    }

    @Test
    void whileTheServiceFailsNobodyWaitsAndItIsTriedOnceASecond() {
        fill("one");
        later(Duration.ofMinutes(1));
        Future<Served> first = cache.serve(theArticle(), CALL);
        asked.get(1).fail(Failure.unavailable("Nobody answers."));
        assertThat(first.succeeded()).isTrue();

        for (int i = 0; i < 100; i++) {
            assertThat(read()).startsWith("one");
        }
        assertThat(asked).hasSize(2);
        later(Duration.ofMillis(1_100));
        assertThat(read()).startsWith("one");
        assertThat(read()).startsWith("one");
        assertThat(asked).hasSize(3);
        asked.get(2).complete(answer("two"));

        assertThat(read()).startsWith("two [dateline; hit");
    }

    @Test
    void whatIsTooOldToStandInIsNotServed() {
        fill("one");
        later(Duration.ofHours(2));

        Future<Served> waiting = cache.serve(theArticle(), CALL);
        asked.get(1).fail(Failure.unavailable("Nobody answers."));

        assertThat(waiting.failed()).isTrue();
    }

    @Test
    void aWrongQuestionIsToldToAllWhoAskedItAndNotKept() {
        Future<Served> first = cache.serve(theArticle(), CALL);
        Future<Served> second = cache.serve(theArticle(), CALL);
        asked.getFirst().fail(Failure.invalid("/query/cursor", "format", "Broken."));

        assertThat(first.failed()).isTrue();
        assertThat(second.failed()).isTrue();
        assertThat(cache.peek(KEY, "test")).isNull();
    }

    @Test
    void itHoldsNoMoreBytesThanItMayAndNoKeyOfWhatItLetGo() {
        EdgeCache small = new EdgeCache(100_000, LIFETIMES, timing, new CacheMeters(meters));
        for (int i = 0; i < 1_000; i++) {
            String key = "/articles/" + i;
            Representation answer = new Representation(
                    Buffer.buffer("x".repeat(900)), null, null, List.of(SurrogateKey.slug(key)), null, null);
            small.serve(read(key, call -> Future.succeededFuture(answer)), CALL);
        }

        assertThat(small.indexed()).isLessThan(101);
        assertThat(small.bytes()).isLessThanOrEqualTo(100_000);
    }

    private static Changed changed(SurrogateKey... keys) {
        return Changed.changed(List.of(keys));
    }

    private void fill(String text) {
        Future<Served> served = cache.serve(theArticle(), CALL);
        asked.getLast().complete(answer(text));
        assertThat(served.succeeded()).isTrue();
    }

    private String read() {
        Future<Served> served = cache.serve(theArticle(), CALL);
        assertThat(served.succeeded()).isTrue();
        return shown(served.result());
    }

    private long ttl() {
        @Nullable Served served = cache.peek(KEY, "test");
        return Math.floorDiv(Objects.requireNonNull(served).entry().freshUntil() - timing.millis(), 1_000L);
    }

    private void later(Duration time) {
        timing.pass(time);
    }

    private static String shown(Served served) {
        return served.entry().body() + " [" + served.cacheStatus() + "]";
    }

    private static Representation answer(String text) {
        return new Representation(Buffer.buffer(text), null, null, List.of(SurrogateKey.article(17)), null, null);
    }

    private Read theArticle() {
        return read(KEY, call -> {
            Promise<Representation> promise = Promise.promise();
            synchronized (asked) {
                asked.add(promise);
            }
            return promise.future();
        });
    }

    private static Read read(String key, Function<Call, Future<Representation>> question) {
        return new Read(key, List.of(SurrogateKey.slug("a")), question, next -> "", moved -> "", true);
    }
}
