package io.dateline.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.redis.RedisAddresses;
import io.dateline.redis.RedisLine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.embedded.RedisServer;

/** The same rules for whoever counts: this process, or Redis for all of them. */
class LimiterTest {

    private static final Rate THREE_AN_HOUR = new Rate(3, Duration.ofHours(1));

    private static Vertx vertx;
    private static RedisServer server;
    private static RedisLine redis;

    enum Counting {
        LOCALLY,
        IN_REDIS;

        Limiter limiter() {
            return this == LOCALLY
                    ? new LocalLimiter(() -> TimeUnit.NANOSECONDS.toMicros(System.nanoTime()))
                    : new RedisLimiter(redis);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .build();
        server.start();
        vertx = Vertx.vertx();
        redis = new RedisLine(vertx, RedisAddresses.of("redis://127.0.0.1:" + port), new SimpleMeterRegistry(), "test");
        redis.open().await();
    }

    @AfterAll
    static void stop() throws Exception {
        redis.close().await();
        vertx.close().await();
        server.stop();
    }

    @ParameterizedTest
    @EnumSource
    void so_many_are_allowed_at_once_and_then_none(Counting counting) {
        Limiter limiter = counting.limiter();
        String key = UUID.randomUUID().toString();

        assertThat(take(limiter, key)).isEqualTo(new Verdict(true, 2, 0));
        assertThat(take(limiter, key)).isEqualTo(new Verdict(true, 1, 0));
        assertThat(take(limiter, key)).isEqualTo(new Verdict(true, 0, 0));
        Verdict refused = take(limiter, key);
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.waitMillis()).isBetween(1_190_000L, 1_200_000L);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_given_back_is_there_again(Counting counting) {
        Limiter limiter = counting.limiter();
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            take(limiter, key);
        }

        limiter.giveBack(key, THREE_AN_HOUR).await();

        assertThat(take(limiter, key).allowed()).isTrue();
        assertThat(take(limiter, key).allowed()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void no_more_is_given_back_than_there_was(Counting counting) {
        Limiter limiter = counting.limiter();
        String key = UUID.randomUUID().toString();
        take(limiter, key);

        for (int i = 0; i < 5; i++) {
            limiter.giveBack(key, THREE_AN_HOUR).await();
        }

        assertThat(take(limiter, key)).isEqualTo(new Verdict(true, 2, 0));
    }

    @ParameterizedTest
    @EnumSource
    void keys_do_not_share(Counting counting) {
        Limiter limiter = counting.limiter();
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 4; i++) {
            take(limiter, key);
        }

        assertThat(take(limiter, UUID.randomUUID().toString()).allowed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void with_time_one_more_is_allowed(Counting counting) {
        Limiter limiter = counting.limiter();
        String key = UUID.randomUUID().toString();
        Rate quick = new Rate(2, Duration.ofMillis(200));
        while (limiter.take(key, quick).await().allowed()) {
            Thread.onSpinWait();
        }

        await().until(() -> limiter.take(key, quick).await().allowed());
    }

    @Test
    void every_key_in_redis_ends_by_itself() {
        String key = UUID.randomUUID().toString();
        take(Counting.IN_REDIS.limiter(), key);

        long millis = redis.send(Request.cmd(Command.PTTL).arg("limit:" + key))
                .await()
                .toLong();

        assertThat(millis).isBetween(1L, 1_200_000L);
    }

    @Test
    void a_redis_that_was_emptied_counts_on() {
        Limiter limiter = Counting.IN_REDIS.limiter();
        String key = UUID.randomUUID().toString();
        take(limiter, key);
        redis.send(Request.cmd(Command.FLUSHALL)).await();
        redis.send(Request.cmd(Command.SCRIPT).arg("FLUSH")).await();

        assertThat(take(limiter, key)).isEqualTo(new Verdict(true, 2, 0));
    }

    @Test
    void one_that_fails_is_stood_in_for() {
        Limiter failing = new FallbackLimiter(new Down(), Counting.LOCALLY.limiter());

        for (int i = 0; i < 3; i++) {
            assertThat(take(failing, "f").allowed()).isTrue();
        }
        assertThat(take(failing, "f").allowed()).isFalse();
        failing.giveBack("f", THREE_AN_HOUR).await();
        assertThat(take(failing, "f").allowed()).isTrue();
    }

    private static final class Down implements Limiter {

        @Override
        public Future<Verdict> take(String key, Rate rate) {
            return Future.failedFuture("down");
        }

        @Override
        public Future<Void> giveBack(String key, Rate rate) {
            return Future.failedFuture("down");
        }
    }

    private static Verdict take(Limiter limiter, String key) {
        return limiter.take(key, THREE_AN_HOUR).await();
    }
}
