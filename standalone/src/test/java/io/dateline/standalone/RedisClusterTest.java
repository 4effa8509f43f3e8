package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.newsroom.Newsroom;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that the services keep in Redis, kept in a Redis Cluster of three nodes. */
class RedisClusterTest {

    private static final int ARTICLES = 8;

    /** An answer may be as old as the edge cache lets it be. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path parent;

    @Test
    void aClusterServesAsWellAsOneRedis() throws Exception {
        Path data = parent.resolve("data");
        UnpackedPrograms.putInto(data);
        try (RedisCluster redis = RedisCluster.start(Files.createDirectory(parent.resolve("redis")));
                Servers servers = Servers.start(data)) {
            Map<String, String> settings = servers.settings(
                    Map.of(
                            "DATELINE_ADMIN_PASSWORD",
                            Newsroom.ADMIN_PASSWORD,
                            "DATELINE_LIMIT_COMMENTS_PER_ARTICLE",
                            "1/1h"),
                    0);
            settings.put("DATELINE_REDIS_URL", redis.url());
            try (Services.Running services = new ServiceNodes().start(settings, service -> {})) {
                Newsroom newsroom = Newsroom.asAdmin(URI.create("http://127.0.0.1:" + services.port()));
                List<String> slugs = popularArticles(newsroom);
                allAreKept(redis);
                theMostReadAreKnown(newsroom, slugs);
                commentsAreLimited(newsroom, redis, slugs.getFirst());
                assertThat(redis.keysWithoutEnd()).isEmpty();

                // And when the cluster is rebalanced, what is read then counts
                redis.moveSlotOf("{popular}:now");
                String last = slugs.getLast();
                for (int i = 0; i < 2 * ARTICLES; i++) {
                    newsroom.get("articles/" + last);
                }
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(newsroom.get("articles/popular?window=1h&limit=1")
                                        .findValuesAsText("slug"))
                                .containsExactly(last));

                // And when a node is lost, nobody notices
                redis.loseOne();
                for (String slug : slugs) {
                    assertThat(newsroom.status("articles/" + slug)).isEqualTo(200);
                    assertThat(newsroom.status("articles/popular?limit=" + (1 + slugs.indexOf(slug))))
                            .isEqualTo(200);
                }
                assertThat(newsroom.comment(slugs.get(1), "First.").status()).isEqualTo(201);
            }
        }
    }

    /** Articles of which the older were read more often, so that it is not the order of the newest. */
    private static List<String> popularArticles(Newsroom newsroom) throws Exception {
        List<String> slugs = new ArrayList<>();
        for (int i = 0; i < ARTICLES; i++) {
            slugs.add(newsroom.publish("Story " + i, "News.").slug());
        }
        for (int i = 0; i < ARTICLES; i++) {
            for (int reads = i; reads < ARTICLES; reads++) {
                newsroom.get("articles/" + slugs.get(i));
            }
        }
        return slugs;
    }

    private static void allAreKept(RedisCluster redis) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<List<String>> nodes = redis.texts("article:*");
            assertThat(nodes.stream().mapToInt(List::size).sum()).isEqualTo(ARTICLES);
            assertThat(nodes).allSatisfy(keys -> assertThat(keys).isNotEmpty());
        });
    }

    private static void theMostReadAreKnown(Newsroom newsroom, List<String> slugs) {
        for (String window : List.of("1h", "24h", "7d")) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                JsonNode list = newsroom.get("articles/popular?window=" + window);
                assertThat(list.get("items").findValuesAsText("slug")).containsExactlyElementsOf(slugs);
            });
        }
    }

    private static void commentsAreLimited(Newsroom newsroom, RedisCluster redis, String slug) throws Exception {
        assertThat(newsroom.comment(slug, "First.").status()).isEqualTo(201);
        Exchange second = newsroom.comment(slug, "Second.");

        assertThat(second.status()).isEqualTo(429);
        assertThat(redis.keys("limit:comments-article:*").stream()
                        .mapToInt(List::size)
                        .sum())
                .isOne();
    }
}
