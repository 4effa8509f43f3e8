package io.dateline.article.popularity;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.contract.ArticleContract.Window;
import io.dateline.redis.ReconnectingRedis;
import io.dateline.redis.RedisAddresses;
import io.dateline.testkit.server.TestRedis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewCountsTest {

    private static final Instant MORNING = Instant.parse("2026-03-02T06:00:00Z");
    private static final Duration HALF_LIFE = Duration.ofHours(6);

    private static Vertx vertx;
    private static TestRedis redis;
    private static ReconnectingRedis line;
    private static ViewCounts views;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        redis = TestRedis.empty();
        line = new ReconnectingRedis(vertx, RedisAddresses.of(redis.url()), new SimpleMeterRegistry(), "test");
        line.open().await();
        views = new ViewCounts(line, new PopularityConfig(3, HALF_LIFE, Duration.ofMinutes(1)));
    }

    @BeforeEach
    void empty() {
        redis.ask(vertx, Command.FLUSHALL);
    }

    @AfterAll
    static void close() {
        line.close().await();
        vertx.close().await();
    }

    private static void read(long id, int times, Instant at) {
        views.add(Map.of(id, times), at).await();
    }

    @Test
    void aViewCountsHalfAfterAHalfLife() {
        // Given two articles of which one was read twice as often, half a day earlier
        read(1, 399, MORNING);
        read(2, 200, MORNING.plus(HALF_LIFE));
        assertThat(views.top(10).await()).containsExactly(2L, 1L);

        // When the first is read once more
        read(1, 1, MORNING.plus(HALF_LIFE));

        // Then it leads by half a view
        assertThat(views.top(10).await()).containsExactly(1L, 2L);
    }

    @Test
    void theOrderOutlivesTheMoveToANewLandmark() {
        // Given some views, and then so many half-lives that the weights are scaled down, twice
        Instant later = MORNING.plus(HALF_LIFE.multipliedBy(60));
        Instant muchLater = MORNING.plus(HALF_LIFE.multipliedBy(70));
        read(1, 1_000, MORNING);
        read(2, 40, later);
        read(3, 20, later);
        read(4, 1, muchLater);

        // Then what was read last leads, and what was read before is in its order
        assertThat(views.top(10).await()).containsExactly(4L, 2L, 3L, 1L);

        // When it goes on for years
        read(5, 1, MORNING.plus(HALF_LIFE.multipliedBy(10_000)));
        assertThat(views.top(1).await()).containsExactly(5L);
    }

    @Test
    void aWindowForgetsWhatWasBeforeIt() {
        Instant now = MORNING.plus(Duration.ofDays(10)).plusSeconds(1_800);
        read(1, 1, now);
        read(2, 3, now.minus(Duration.ofHours(2)));
        read(3, 5, now.minus(Duration.ofDays(2)));
        read(4, 9, now.minus(Duration.ofDays(9)));

        assertThat(views.mostRead(Window.HOUR, 10, now).await()).containsExactly(1L);
        assertThat(views.mostRead(Window.DAY, 10, now).await()).containsExactly(2L, 1L);
        assertThat(views.mostRead(Window.WEEK, 10, now).await()).containsExactly(3L, 2L, 1L);
    }

    @Test
    void theHourBeforeCountsForThePartThatIsWithinTheWindow() {
        Instant quarterPast = MORNING.plusSeconds(900);
        read(1, 7, quarterPast);
        read(2, 10, quarterPast.minus(Duration.ofMinutes(30)));

        assertThat(views.mostRead(Window.HOUR, 10, quarterPast).await()).containsExactly(2L, 1L);

        read(3, 8, quarterPast);
        redis.ask(vertx, Command.DEL, "{popular}:w:1h");
        assertThat(views.mostRead(Window.HOUR, 10, quarterPast).await()).containsExactly(3L, 2L, 1L);
    }

    @Test
    void whatIsKeptIsBounded() {
        long hour = MORNING.toEpochMilli() / 3_600_000;
        Map<Long, Integer> many = new HashMap<>();
        for (long id = 1; id <= 4_001; id++) {
            many.put(id, (int) id);
        }
        views.add(many, MORNING).await();

        assertThat(views.top(1_000).await()).hasSizeLessThanOrEqualTo(60).startsWith(4_001L);
        assertThat(views.mostRead(Window.DAY, 5_000, MORNING).await())
                .hasSize(500)
                .startsWith(4_001L);
        assertThat(size("{popular}:h:" + hour)).isEqualTo(2_000);

        // When the hour is over, few of it are enough
        read(5_000, 1, MORNING.plus(Duration.ofHours(1)));
        assertThat(size("{popular}:h:" + hour)).isEqualTo(500);
    }

    private static int size(String key) {
        return redis.ask(vertx, Command.ZCARD, key).toInteger();
    }

    @Test
    void everyKeyHasALifetime() {
        read(1, 1, MORNING);
        for (Window window : Window.values()) {
            views.mostRead(window, 10, MORNING).await();
        }

        List<String> keys = keys();
        assertThat(keys).hasSize(7).allSatisfy(key -> assertThat(key).startsWith("{popular}:"));
        for (String key : keys) {
            assertThat(redis.ask(vertx, Command.PTTL, key).toLong()).as(key).isPositive();
        }
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>();
        redis.ask(vertx, Command.KEYS, "*").forEach(key -> keys.add(key.toString()));
        return keys;
    }

    @Test
    void whatIsNewHasTimeToRise() {
        // Given as many articles as are kept, each read three times
        Map<Long, Integer> many = new HashMap<>();
        for (long id = 1; id <= 30; id++) {
            many.put(id, 3);
        }
        views.add(many, MORNING).await();

        // When another is read once a second
        for (int second = 1; second <= 4; second++) {
            read(99, 1, MORNING.plusSeconds(second));
        }

        // Then it leads
        assertThat(views.top(1).await()).containsExactly(99L);
    }

    @Test
    void withoutItsLandmarkPopularityStartsAnew() {
        // Given scores of a landmark long ago
        read(1, 1, MORNING);
        read(2, 1_000, MORNING.plus(HALF_LIFE.multipliedBy(60)));

        // When Redis forgets which, and somebody reads
        redis.ask(vertx, Command.DEL, "{popular}:landmark");
        read(3, 1, MORNING.plus(HALF_LIFE.multipliedBy(61)));
        read(4, 2, MORNING.plus(HALF_LIFE.multipliedBy(61)));

        // Then what is read now counts, and not for ever what was
        assertThat(views.top(10).await()).containsExactly(4L, 3L);
    }

    @Test
    void aClockThatWasAheadIsForgiven() {
        read(1, 1, MORNING.plus(Duration.ofDays(365)));

        read(2, 1, MORNING);

        assertThat(views.top(10).await()).containsExactly(2L);
    }

    @Test
    void anotherHalfLifeCountsFromNowOn() {
        // Given views that weigh much since they came many half-lives after the landmark
        Instant later = MORNING.plus(HALF_LIFE.multipliedBy(60));
        read(1, 1, MORNING);
        read(2, 10, later);

        // When the half-life is longer from now on
        ViewCounts slower =
                new ViewCounts(line, new PopularityConfig(3, HALF_LIFE.multipliedBy(10), Duration.ofMinutes(1)));
        slower.add(Map.of(3L, 11), later.plusSeconds(1)).await();

        // Then one view counts as much as another
        assertThat(slower.top(10).await()).containsExactly(3L, 2L, 1L);
    }

    @Test
    void whatIsNoViewIsNotCounted() {
        views.add(Map.of(1L, -5, 2L, 0, -3L, 7, 4L, 1), MORNING).await();

        assertThat(views.top(10).await()).containsExactly(4L);
    }
}
