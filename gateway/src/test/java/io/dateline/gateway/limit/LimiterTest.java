package io.dateline.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.redis.ReconnectingRedis;
import io.dateline.redis.RedisAddresses;
import io.dateline.testkit.server.TestRedis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same rules for both limiters: this process counts for itself, or Redis for all processes. */
class LimiterTest {

    private static final Rate THREE_AN_HOUR = new Rate(3, Duration.ofHours(1));

    private static Vertx vertx;
    private static ReconnectingRedis redis;

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
        vertx = Vertx.vertx();
        redis = new ReconnectingRedis(
                vertx, RedisAddresses.of(TestRedis.empty().url()), new SimpleMeterRegistry(), "test");
        redis.open().await();
    }

    @AfterAll
    static void stop() throws Exception {
        redis.close().await();
        vertx.close().await();
    }

    @ParameterizedTest
    @EnumSource
    void soManyAreAllowedAtOnceAndThenNone(Counting counting) {
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
    void whatIsGivenBackIsThereAgain(Counting counting) {
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
    void noMoreIsGivenBackThanThereWas(Counting counting) {
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
    void keysDoNotShare(Counting counting) {
        Limiter limiter = counting.limiter();
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 4; i++) {
            take(limiter, key);
        }

        assertThat(take(limiter, UUID.randomUUID().toString()).allowed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void withTimeOneMoreIsAllowed(Counting counting) {
        Limiter limiter = counting.limiter();
        String key = UUID.randomUUID().toString();
        Rate quick = new Rate(2, Duration.ofMillis(200));
        while (limiter.take(key, quick).await().allowed()) {
            Thread.onSpinWait();
        }

        await().until(() -> limiter.take(key, quick).await().allowed());
    }

    @Test
    void everyKeyInRedisEndsByItself() {
        String key = UUID.randomUUID().toString();
        take(Counting.IN_REDIS.limiter(), key);

        long millis = redis.send(Request.cmd(Command.PTTL).arg("limit:" + key))
                .await()
                .toLong();

        assertThat(millis).isBetween(1L, 1_200_000L);
    }

    @Test
    void aRedisThatWasEmptiedCountsOn() {
        Limiter limiter = Counting.IN_REDIS.limiter();
        String key = UUID.randomUUID().toString();
        take(limiter, key);
        redis.send(Request.cmd(Command.FLUSHALL)).await();
        redis.send(Request.cmd(Command.SCRIPT).arg("FLUSH")).await();

        assertThat(take(limiter, key)).isEqualTo(new Verdict(true, 2, 0));
    }

    @Test
    void oneThatFailsIsStoodInFor() {
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
