package io.dateline.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.bus.Bus;
import io.dateline.bus.Failure;
import io.dateline.contract.ArticleContract;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the article-service hears of what was counted: all of it, once. */
class ViewCounterTest {

    private final Map<Long, Integer> told = new ConcurrentHashMap<>();
    private Function<Map<Long, Integer>, Future<ArticleContract.Done>> hearing = this::hear;
    private Vertx vertx;
    private ViewCounter views;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        Bus bus = new Bus(vertx, new SimpleMeterRegistry());
        bus.serve(ArticleContract.COUNT_VIEWS, (question, call) -> hearing.apply(question.counts()))
                .await();
        views = new ViewCounter(bus);
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private Future<ArticleContract.Done> hear(Map<Long, Integer> counts) {
        counts.forEach((id, count) -> told.merge(id, count, Integer::sum));
        return Future.succeededFuture(new ArticleContract.Done());
    }

    private static <T> Future<T> down() {
        return Future.failedFuture(Failure.unavailable("Down."));
    }

    @Test
    void nothingIsLostOrDoubledWhileManyCountAndItIsTold() throws Exception {
        // Given three that count, over and over, two articles that are let go of whenever a round finds them unseen
        int each = 200_000;
        var counting = new ArrayList<java.util.concurrent.Future<?>>();
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (int thread = 0; thread < 3; thread++) {
                counting.add(threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        views.count(1);
                        views.count(2 + i % 100);
                    }
                }));
            }
            // When it is told all the while
            while (!counting.stream().allMatch(java.util.concurrent.Future::isDone)) {
                views.flush().await();
            }
        }
        views.finish().await();

        // Then the sums are right
        assertThat(told.remove(1L)).isEqualTo(3 * each);
        assertThat(told)
                .hasSize(100)
                .allSatisfy((id, count) -> assertThat(count).isEqualTo(3 * each / 100));
    }

    @Test
    void whatCouldNotBeToldIsKept() {
        hearing = counts -> down();
        views.count(1);
        views.flush().await();
        views.count(1);

        hearing = this::hear;
        views.flush().await();

        assertThat(told).isEqualTo(Map.of(1L, 2));
    }

    @Test
    void aBatchThatFailsTakesNoOtherWithIt() {
        // Given more than fits into one question, of which the second is not heard
        int articles = 2 * ViewCounter.MAX_AT_ONCE + 1;
        List<Integer> sizes = new ArrayList<>();
        hearing = counts -> {
            sizes.add(counts.size());
            return sizes.size() == 2 ? down() : hear(counts);
        };
        for (long id = 1; id <= articles; id++) {
            views.count(id);
        }

        // When it is told, and told again
        views.flush().await();
        assertThat(told).hasSize(ViewCounter.MAX_AT_ONCE);
        views.flush().await();

        // Then each was counted once
        assertThat(told)
                .hasSize(articles)
                .allSatisfy((id, count) -> assertThat(count).isOne());
    }

    @Test
    void atTheEndWhatIsUnderWayIsWaitedForAndTheRestIsTold() {
        Promise<ArticleContract.Done> slow = Promise.promise();
        hearing = counts -> hear(counts).compose(heard -> slow.future());
        views.count(1);
        Future<Void> underWay = views.flush();
        views.count(2);

        Future<Void> finished = views.finish();
        assertThat(finished.isComplete()).isFalse();
        slow.complete(new ArticleContract.Done());
        finished.await();

        assertThat(underWay.isComplete()).isTrue();
        assertThat(told).isEqualTo(Map.of(1L, 1, 2L, 1));
    }

    @Test
    void atTheEndItIsTriedAgainWhereNobodyListened() {
        List<Integer> tries = new ArrayList<>();
        hearing = counts -> {
            tries.add(counts.size());
            return tries.size() == 1 ? down() : hear(counts);
        };
        views.count(1);

        views.finish().await();

        assertThat(told).isEqualTo(Map.of(1L, 1));
    }

    @Test
    void theEndDoesNotWaitForWhoNeverAnswers() throws Exception {
        hearing = counts -> Future.future(never -> {});
        views.count(1);

        views.finish().await(10, TimeUnit.SECONDS);

        assertThat(told).isEmpty();
    }

    @Test
    void whatIsCountedIsBounded() {
        for (long id = 1; id <= ViewCounter.MAX_ARTICLES + 1_000; id++) {
            views.count(id);
        }
        views.count(1);
        views.flush().await();

        assertThat(told).hasSize(ViewCounter.MAX_ARTICLES).containsEntry(1L, 2);

        // Two rounds later those that nobody sees any more make room
        views.flush().await();
        views.count(ViewCounter.MAX_ARTICLES + 1_000L);
        views.flush().await();
        assertThat(told).containsKey(ViewCounter.MAX_ARTICLES + 1_000L);
    }
}
