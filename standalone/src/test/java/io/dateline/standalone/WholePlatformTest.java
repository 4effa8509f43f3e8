package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.newsroom.Newsroom;
import io.dateline.testkit.newsroom.Story;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The services over their real servers, in a process of their own. */
class WholePlatformTest {

    @TempDir
    Path parent;

    @Test
    void whatWasPublishedAndSaidIsThereAfterAStop() throws Exception {
        Path data = parent.resolve("data");
        Story article;
        JsonNode before;
        try (StartedPlatform platform = StartedPlatform.startWhole(data)) {
            Newsroom newsroom = Newsroom.asAdmin(platform.address());
            article = newsroom.publish("The ferry sails again", "At **dawn**.\n\n## Who was on it\n\nEverybody.");
            assertThat(newsroom.comment(article.slug(), "I was there.").status())
                    .isEqualTo(201);
            before = newsroom.get("articles/" + article.slug() + "/comments");
            assertThat(platform.stop()).isEqualTo(143);
            assertThat(platform.helpers()).isEmpty();
        }

        try (StartedPlatform platform = StartedPlatform.startWhole(data)) {
            Newsroom newsroom = Newsroom.asAdmin(platform.address());

            assertThat(newsroom.get("articles/" + article.slug()).get("body").get("html"))
                    .isEqualTo(article.json().get("body").get("html"));
            assertThat(newsroom.get("articles/" + article.slug() + "/comments")).isEqualTo(before);
        }
    }

    /** A reader writes without pause while the whole platform is killed: each comment answered 201 must be there. */
    @Test
    void noAcknowledgedCommentIsLostToAKill() throws Exception {
        Path data = parent.resolve("data");
        Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
        String slug;
        try (StartedPlatform platform = StartedPlatform.startWhole(data)) {
            Newsroom newsroom = Newsroom.asAdmin(platform.address());
            slug = newsroom.publish("A story breaks", "Now.").slug();
            Thread reader = Thread.startVirtualThread(() -> commentUntilItFails(newsroom, slug, acknowledged));
            await().until(() -> acknowledged.size() > 20);
            platform.kill();
            reader.join();
        }

        try (StartedPlatform platform = StartedPlatform.startWhole(data)) {
            Newsroom newsroom = Newsroom.asAdmin(platform.address());

            assertThat(newsroom.comments(slug).keySet()).containsAll(acknowledged);
        }
    }

    @Test
    void nobodyCommentsInTheNameOfTheStaffAndARetrySaysWhatIsTrueNow() throws Exception {
        try (StartedPlatform platform = StartedPlatform.startWhole(parent.resolve("data"))) {
            Newsroom newsroom = Newsroom.asAdmin(platform.address());
            Story article = newsroom.publish("A day of names", "Names.");
            String slug = article.slug();
            assertThat(newsroom.comment(slug, "Ines Arnould", "Mine.", "1").status())
                    .isEqualTo(201);

            // when someone is hired
            Exchange hired = newsroom.send(
                    "POST",
                    "newsroom/staff",
                    "{\"name\": \"ines\", \"password\": \"a good password\", \"role\": \"author\","
                            + " \"displayName\": \"Ines Arnould\"}");
            assertThat(hired.status()).as(hired.text()).isEqualTo(201);

            // then nobody else may have the name, nor one that looks like it, nor that of an office
            AtomicInteger attempts = new AtomicInteger();
            await().until(() -> {
                String attempt = "Attempt " + attempts.incrementAndGet();
                return newsroom.comment(slug, "Ines Arnould", attempt, "key-" + attempts)
                                .status()
                        == 400;
            });
            for (String name : List.of("INES ARNOULD", "In\u0435s Arnould", "The Editors")) {
                Exchange answer = newsroom.comment(slug, name, "Mine, too.", "2");
                assertThat(answer.status()).as(name).isEqualTo(400);
                assertThat(answer.tree().at("/errors/0/pointer").asText()).isEqualTo("/author/name");
                assertThat(answer.tree().at("/errors/0/code").asText()).isEqualTo("reserved");
            }

            // but what was written before is still there, also for a repeated request
            assertThat(newsroom.comment(slug, "Ines Arnould", "Mine.", "1").status())
                    .isEqualTo(201);

            // when the article is withdrawn, it is not
            newsroom.unpublish(article);
            Exchange again = newsroom.comment(slug, "Ines Arnould", "Mine.", "1");
            assertThat(again.status()).as(again.text()).isEqualTo(410);
            assertThat(again.tree().get("type").asText()).isEqualTo("/problems/article-gone");
        }
    }

    @Test
    void whenRedisDiesReadersNoticeNothing() throws Exception {
        try (StartedPlatform platform = StartedPlatform.startWhole(parent.resolve("data"))) {
            Newsroom newsroom = Newsroom.asAdmin(platform.address());
            String slug = newsroom.publish("A quiet day", "Nothing.").slug();

            ProcessHandle.of(platform.server("redis/redis.pid")).orElseThrow().destroyForcibly();

            for (int i = 0; i < 20; i++) {
                assertThat(newsroom.status("articles/" + slug + "?unseen=" + i)).isEqualTo(400);
                assertThat(newsroom.status("articles/" + slug)).isEqualTo(200);
                assertThat(newsroom.status("articles/popular?limit=" + (i + 1))).isEqualTo(200);
                assertThat(newsroom.comment(slug, "Still here " + i).status()).isEqualTo(201);
            }
        }
    }

    private static void commentUntilItFails(Newsroom newsroom, String slug, Set<Long> acknowledged) {
        try {
            for (int i = 0; ; i++) {
                Exchange answer = newsroom.comment(slug, "Comment " + i);
                if (answer.status() == 201) {
                    acknowledged.add(answer.tree().get("id").asLong());
                }
            }
        } catch (IOException e) {
            // The platform is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
