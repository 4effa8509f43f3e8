package io.dateline.article.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.dateline.redis.ReconnectingRedis;
import io.dateline.redis.RedisAddresses;
import io.dateline.testkit.server.TestRedis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArticleCacheTest {

    private static final Representation OLD =
            Representation.of(Map.of("headline", "Old"), List.of(SurrogateKey.article(1)));
    private static final Representation NEW =
            Representation.of(Map.of("headline", "New"), List.of(SurrogateKey.article(1)));

    private Vertx vertx;
    private TestRedis redis;
    private ReconnectingRedis line;
    private ArticleCache cache;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        redis = TestRedis.empty();
        line = new ReconnectingRedis(vertx, RedisAddresses.of(redis.url()), new SimpleMeterRegistry(), "test");
        line.open().await();
        cache = new ArticleCache(vertx, line, Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        line.close().await();
        vertx.close().await();
    }

    /** Commands go one after the other on one connection: a get after a fill sees what it did. */
    private void fill(Representation article) {
        cache.fill(1, article, System.nanoTime());
    }

    @Test
    void whatIsFilledIsFoundUntilItIsDropped() {
        fill(NEW);
        assertThat(cache.get(1).await()).contains(NEW);

        cache.drop(List.of(1L)).await();
        assertThat(cache.get(1).await()).isEmpty();
    }

    @Test
    void whoReadBeforeTheChangeCannotFillAfterIt() {
        // Given an article, in the cache or not, that changes while somebody has read it already
        fill(OLD);
        cache.drop(List.of(1L, 2L)).await();

        // When they fill
        fill(OLD);
        cache.fill(2, OLD, System.nanoTime());

        // Then it is not kept
        assertThat(cache.get(1).await()).isEmpty();
        assertThat(cache.get(2).await()).isEmpty();
    }

    @Test
    void whoTookLongerThanTheMarkLastsDoesNotFill() {
        cache.fill(1, OLD, System.nanoTime() - TimeUnit.SECONDS.toNanos(3));

        assertThat(cache.get(1).await()).isEmpty();
    }

    @Test
    void whoFillsLaterDoesNotReplaceWhatIsThere() {
        fill(NEW);
        fill(OLD);

        assertThat(cache.get(1).await()).contains(NEW);
    }

    @Test
    void theMarkGoesByItself() {
        cache.drop(List.of(1L)).await();

        var left = redis.ask(vertx, Command.PTTL, "article:1");
        assertThat(left).isNotNull();
        assertThat(left.toLong()).isBetween(2_000L, 3_000L);
    }

    @Test
    void aCopyWithAnOldCommentCountMayBeReplacedAtOnce() {
        fill(OLD);
        cache.evict(List.of(1L));
        fill(NEW);

        assertThat(cache.get(1).await()).contains(NEW);
    }

    @Test
    void aChangedCommentCountLeavesTheMarkOfAChange() {
        // Given an article that changed while somebody has read it already
        cache.drop(List.of(1L)).await();

        // When its comment count changes too, and they fill
        cache.evict(List.of(1L));
        fill(OLD);

        // Then it is not kept
        assertThat(cache.get(1).await()).isEmpty();
    }

    @Test
    void whoFillsIsToldWhetherItIsThere() {
        assertThat(cache.fill(1, NEW, System.nanoTime()).await()).isTrue();
        assertThat(cache.fill(1, OLD, System.nanoTime()).await()).isFalse();

        redis.stop();
        assertThat(cache.fill(2, NEW, System.nanoTime()).await()).isFalse();
    }

    @Test
    void aDropThatRedisDidNotTakeIsRepeated() {
        // Given a copy in a Redis that is gone when the article changes
        redis.stop();
        cache.drop(List.of(1L)).await();

        // When it comes back with the old copy
        redis.startAgain();
        redis.ask(vertx, Command.SET, "article:1", Representation.CODEC.encode(OLD));

        // Then the copy is dropped all the same
        await().until(() -> line.send(Request.cmd(Command.GET).arg("article:1"))
                .map(copy -> copy == null || copy.toBuffer().length() == 0)
                .otherwise(false)
                .await());
    }
}
