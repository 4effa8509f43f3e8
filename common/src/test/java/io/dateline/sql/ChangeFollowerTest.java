package io.dateline.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import io.dateline.bus.Bus;
import io.dateline.bus.Codec;
import io.dateline.bus.Endpoint;
import io.dateline.bus.Failure;
import io.dateline.bus.Topic;
import io.dateline.contract.Changed;
import io.dateline.contract.Changes;
import io.dateline.contract.ChangesSince;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeFollowerTest {

    static final Endpoint<ChangesSince, Changes<Long>> CHANGES =
            Endpoint.read("test.changes", ChangesSince.class, Codec.json(new TypeReference<Changes<Long>>() {}));
    static final Topic<Changed> CHANGED = Topic.of("test.changed", Changed.class);
    static final Duration SELDOM = Duration.ofHours(1);

    /** What the other service would answer: the numbers themselves. */
    final List<Long> log = new CopyOnWriteArrayList<>();

    Vertx vertx;
    Bus bus;
    Database database;

    @Nullable
    Failure refusal;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        bus = new Bus(vertx, new SimpleMeterRegistry());
        database = Database.open(vertx, TestDatabases.migratedDatabase(vertx), "test");
        database.query("CREATE TABLE applied (number bigint)", Tuple.tuple()).await();
        bus.serve(CHANGES, (since, call) -> {
                    if (refusal != null) {
                        return Future.failedFuture(refusal);
                    }
                    var numbers = log.stream()
                            .filter(n -> n > since.number())
                            .limit(2)
                            .toList();
                    long upTo = numbers.isEmpty() ? since.number() : numbers.getLast();
                    return Future.succeededFuture(new Changes<>(numbers, upTo, upTo < log.size()));
                })
                .await();
    }

    @AfterEach
    void close() {
        database.close().await();
        vertx.close().await();
    }

    @Test
    void atItsStartItReadsAllThereIsInParts() {
        log.addAll(List.of(1L, 2L, 3L, 4L, 5L));

        follow(SELDOM);

        await().untilAsserted(() -> assertThat(applied()).containsExactly(1L, 2L, 3L, 4L, 5L));
    }

    @Test
    void anAnnouncementMakesItLookAtOnce() {
        follow(SELDOM);

        await().untilAsserted(() -> {
            if (log.isEmpty()) {
                log.add(1L);
            }
            bus.publish(CHANGED, Changed.changed(List.of()));
            assertThat(applied()).containsExactly(1L);
        });
    }

    @Test
    void aLostAnnouncementIsMadeGoodAfterThePeriod() {
        follow(Duration.ofMillis(50));

        log.add(1L);

        await().untilAsserted(() -> assertThat(applied()).containsExactly(1L));
    }

    @Test
    void whileTheOtherServiceIsAwayItKeepsTrying() {
        refusal = Failure.unavailable("away");
        follow(Duration.ofMillis(50));
        log.add(1L);

        refusal = null;

        await().untilAsserted(() -> assertThat(applied()).containsExactly(1L));
    }

    @Test
    void threeReplicasApplyEachChangeOnce() {
        for (long number = 1; number <= 60; number++) {
            log.add(number);
        }

        follow(Duration.ofMillis(20));
        follow(Duration.ofMillis(20));
        follow(Duration.ofMillis(20));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(applied()).hasSize(60).doesNotHaveDuplicates());
    }

    private void follow(Duration period) {
        var source =
                new ChangeFollower.Source<>("test", CHANGES, CHANGED, period, ChangeFollowerTest::apply, states -> {});
        vertx.deployVerticle(
                        new ChangeFollower<>(bus, database, source),
                        new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
                .await();
    }

    private static void apply(SqlConnection transaction, List<Long> numbers) {
        for (long number : numbers) {
            transaction
                    .preparedQuery("INSERT INTO applied VALUES ($1)")
                    .execute(Tuple.of(number))
                    .await();
        }
    }

    private List<Long> applied() {
        return database.query("SELECT number FROM applied ORDER BY number", Tuple.tuple()).await().stream()
                .map(row -> row.getLong(0))
                .toList();
    }
}
