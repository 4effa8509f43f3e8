package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three services over their real servers, in a process of their own. */
class WholePlatformTest {

    @TempDir
    Path parent;

    @Test
    void whatWasPublishedAndSaidIsThereAfterAStop() throws Exception {
        Path data = parent.resolve("data");
        JsonNode article;
        JsonNode before;
        try (StartedPlatform platform = StartedPlatform.startWhole(data)) {
            ApiClient api = new ApiClient(platform.address());
            article = api.publish("The ferry sails again", "At **dawn**.\n\n## Who was on it\n\nEverybody.");
            assertThat(api.comment(slug(article), "I was there.").statusCode()).isEqualTo(201);
            before = api.get("articles/" + slug(article) + "/comments");
            assertThat(platform.stop()).isEqualTo(143);
            assertThat(platform.helpers()).isEmpty();
        }

        try (StartedPlatform platform = StartedPlatform.startWhole(data)) {
            ApiClient api = new ApiClient(platform.address());

            assertThat(api.get("articles/" + slug(article)).get("body").get("html"))
                    .isEqualTo(article.get("body").get("html"));
            assertThat(api.get("articles/" + slug(article) + "/comments")).isEqualTo(before);
        }
    }

    /** A reader writes without pause while the whole platform is killed: each comment answered 201 must be there. */
    @Test
    void noAcknowledgedCommentIsLostToAKill() throws Exception {
        Path data = parent.resolve("data");
        Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
        String slug;
        try (StartedPlatform platform = StartedPlatform.startWhole(data)) {
            ApiClient api = new ApiClient(platform.address());
            slug = slug(api.publish("A story breaks", "Now."));
            Thread reader = Thread.startVirtualThread(() -> commentUntilItFails(api, slug, acknowledged));
            await().until(() -> acknowledged.size() > 20);
            platform.kill();
            reader.join();
        }

        try (StartedPlatform platform = StartedPlatform.startWhole(data)) {
            ApiClient api = new ApiClient(platform.address());

            assertThat(commentIds(api, slug)).containsAll(acknowledged);
        }
    }

    @Test
    void nobodyCommentsInTheNameOfTheStaffAndARetrySaysWhatIsTrueNow() throws Exception {
        try (StartedPlatform platform = StartedPlatform.startWhole(parent.resolve("data"))) {
            ApiClient api = new ApiClient(platform.address());
            JsonNode article = api.publish("A day of names", "Names.");
            String slug = slug(article);
            assertThat(api.comment(slug, "Ines Arnould", "Mine.", "1").statusCode())
                    .isEqualTo(201);

            // when someone is hired
            HttpResponse<String> hired = api.send(
                    "POST",
                    "newsroom/staff",
                    "{\"name\": \"ines\", \"password\": \"a good password\", \"role\": \"author\","
                            + " \"displayName\": \"Ines Arnould\"}");
            assertThat(hired.statusCode()).as(hired.body()).isEqualTo(201);

            // then nobody else may have the name, nor one that looks like it, nor that of an office
            AtomicInteger attempts = new AtomicInteger();
            await().until(() -> {
                String attempt = "Attempt " + attempts.incrementAndGet();
                return api.comment(slug, "Ines Arnould", attempt, "key-" + attempts)
                                .statusCode()
                        == 400;
            });
            for (String name : List.of("INES ARNOULD", "In\u0435s Arnould", "The Editors")) {
                HttpResponse<String> answer = api.comment(slug, name, "Mine, too.", "2");
                assertThat(answer.statusCode()).as(name).isEqualTo(400);
                assertThat(ApiClient.json(answer).at("/errors/0/pointer").asText())
                        .isEqualTo("/author/name");
                assertThat(ApiClient.json(answer).at("/errors/0/code").asText()).isEqualTo("reserved");
            }

            // but what was written before is still there, for whoever asks again
            assertThat(api.comment(slug, "Ines Arnould", "Mine.", "1").statusCode())
                    .isEqualTo(201);

            // when the article is withdrawn, it is not
            assertThat(api.send("POST", "newsroom/articles/" + article.get("id") + "/unpublish", "")
                            .statusCode())
                    .isEqualTo(200);
            HttpResponse<String> again = api.comment(slug, "Ines Arnould", "Mine.", "1");
            assertThat(again.statusCode()).as(again.body()).isEqualTo(410);
            assertThat(ApiClient.json(again).get("type").asText()).isEqualTo("/problems/article-gone");
        }
    }

    @Test
    void whenRedisDiesReadersNoticeNothing() throws Exception {
        try (StartedPlatform platform = StartedPlatform.startWhole(parent.resolve("data"))) {
            ApiClient api = new ApiClient(platform.address());
            String slug = slug(api.publish("A quiet day", "Nothing."));

            ProcessHandle.of(platform.server("redis/redis.pid")).orElseThrow().destroyForcibly();

            for (int i = 0; i < 20; i++) {
                assertThat(api.status("articles/" + slug + "?unseen=" + i)).isEqualTo(400);
                assertThat(api.status("articles/" + slug)).isEqualTo(200);
                assertThat(api.status("articles/popular?limit=" + (i + 1))).isEqualTo(200);
                assertThat(api.comment(slug, "Still here " + i).statusCode()).isEqualTo(201);
            }
        }
    }

    private static void commentUntilItFails(ApiClient api, String slug, Set<Long> acknowledged) {
        try {
            for (int i = 0; ; i++) {
                HttpResponse<String> answer = api.comment(slug, "Comment " + i);
                if (answer.statusCode() == 201) {
                    acknowledged.add(ApiClient.json(answer).get("id").asLong());
                }
            }
        } catch (IOException e) {
            // The platform is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<Long> commentIds(ApiClient api, String slug) throws Exception {
        Set<Long> ids = new HashSet<>();
        String cursor = "";
        do {
            JsonNode page = api.get("articles/" + slug + "/comments?limit=100" + cursor);
            page.get("items").forEach(comment -> ids.add(comment.get("id").asLong()));
            cursor = page.has("next") ? "&cursor=" + page.get("next").asText() : "";
        } while (!cursor.isEmpty());
        return ids;
    }

    private static String slug(JsonNode article) {
        return article.get("slug").asText();
    }
}
