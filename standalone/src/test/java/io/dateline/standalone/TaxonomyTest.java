package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.newsroom.Newsroom;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Authors, topics and tags as the newsroom makes and changes them, and as readers see them, through all services. */
class TaxonomyTest {

    @TempDir
    static Path parent;

    private static StartedPlatform platform;
    private static Newsroom newsroom;

    @BeforeAll
    static void start() throws Exception {
        platform = StartedPlatform.startWhole(parent.resolve("data"));
        newsroom = Newsroom.asAdmin(platform.address());
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
    }

    private static Exchange make(String kind, String json) throws Exception {
        return newsroom.send("POST", "newsroom/" + kind, json.replace('\'', '"'))
                .hasStatus(201);
    }

    private static Exchange patch(String path, String json, String etag) throws Exception {
        return newsroom.send(
                "PATCH",
                path,
                json.replace('\'', '"'),
                "If-Match",
                etag,
                "Content-Type",
                "application/merge-patch+json");
    }

    private static void publish(String json) throws Exception {
        JsonNode draft = newsroom.send("POST", "newsroom/articles", json.replace('\'', '"'))
                .hasStatus(201)
                .tree();
        newsroom.send("POST", "newsroom/articles/" + draft.get("id").asLong() + "/publish", "")
                .hasStatus(200);
    }

    @Test
    void aTopicIsMadeReadRenamedAndFoundAgain() throws Exception {
        Exchange made = make(
                "topics", "{'name': 'Überlandverkehr', 'lang': 'de', 'names': [{'lang': 'en', 'name': 'Transit'}]}");
        assertThat(made.header("Location")).isEqualTo("/api/v1/newsroom/topics/ueberlandverkehr");
        assertThat(made.header("ETag")).isEqualTo("\"v1\"");
        publish("{'headline': 'A tram', 'lang': 'en', 'topics': ['ueberlandverkehr']}");

        assertThat(newsroom.get("topics/ueberlandverkehr").get("articleCount").asInt())
                .isEqualTo(1);
        Exchange renamed = patch("newsroom/topics/ueberlandverkehr", "{'slug': 'transit'}", "\"v1\"")
                .hasStatus(200);

        assertThat(renamed.header("ETag")).isEqualTo("\"v2\"");
        assertThat(patch("newsroom/topics/transit", "{'name': 'T'}", "\"v1\"").status())
                .isEqualTo(412);
        assertThat(newsroom.look("topics/ueberlandverkehr").hasStatus(308).header("Location"))
                .isEqualTo("/api/v1/topics/transit");
        await().untilAsserted(() -> assertThat(
                        newsroom.get("articles/a-tram").at("/topics/0").asText())
                .isEqualTo("transit"));
        await().untilAsserted(() -> assertThat(newsroom.get("articles?topic=ueberlandverkehr")
                        .at("/items/0/slug")
                        .asText())
                .isEqualTo("a-tram"));
    }

    @Test
    void aTypoIsRefusedAndNamesTheNearest() throws Exception {
        make("topics", "{'name': 'Politics', 'lang': 'en'}");

        Exchange refused = newsroom.send(
                        "POST",
                        "newsroom/articles",
                        "{\"headline\": \"H\", \"lang\": \"en\", \"topics\": [\"polictics\"], \"authors\": [\"nobody-at-all\"]}")
                .hasStatus(400);

        assertThat(refused.tree().at("/errors/0/pointer").asText()).isEqualTo("/authors/0");
        assertThat(refused.tree().at("/errors/0/code").asText()).isEqualTo("unknown-author");
        assertThat(refused.tree().at("/errors/1/pointer").asText()).isEqualTo("/topics/0");
        assertThat(refused.tree().at("/errors/1/message").asText()).contains("\"politics\"");
        newsroom.look("topics/polictics").hasStatus(404);
    }

    @Test
    void aMergedTagSendsItsReadersOnWhereTheyWillFindItsArticles() throws Exception {
        publish("{'headline': 'Old trains', 'lang': 'en', 'tags': ['trains']}");
        publish("{'headline': 'New railways', 'lang': 'en', 'tags': ['railways']}");
        assertThat(newsroom.get("tags/railways").get("articleCount").asInt()).isEqualTo(1);

        newsroom.send("POST", "newsroom/tags/trains/merge", "{\"into\": \"railways\"}")
                .hasStatus(200);

        assertThat(newsroom.look("tags/trains").hasStatus(308).header("Location"))
                .isEqualTo("/api/v1/tags/railways");
        await().untilAsserted(() -> {
            assertThat(newsroom.get("tags/railways").get("articleCount").asInt())
                    .isEqualTo(2);
            assertThat(newsroom.get("articles/old-trains").at("/tags/0").asText())
                    .isEqualTo("railways");
        });
        assertThat(slugs(newsroom.get("tags?limit=100"))).contains("railways").doesNotContain("trains");
    }

    @Test
    void listsArePagedAndChangesAreInTheAuditLog() throws Exception {
        for (String name : List.of("Paged one", "Paged three", "Paged two")) {
            make("topics", "{'name': '" + name + "'}");
        }

        List<String> slugs = new ArrayList<>();
        String path = "topics?limit=2";
        while (path != null) {
            JsonNode page = newsroom.get(path);
            slugs.addAll(slugs(page));
            path = page.has("next")
                    ? "topics?limit=2&cursor=" + page.get("next").asText()
                    : null;
        }

        assertThat(slugs)
                .containsSubsequence("paged-one", "paged-three", "paged-two")
                .doesNotHaveDuplicates();
        assertThat(newsroom.look("topics?cursor=AAAA").hasStatus(400).faults()).containsExactly("/query/cursor cursor");
        assertThat(newsroom.get("newsroom/audit?subject=topic:paged-one")
                        .at("/items/0/action")
                        .asText())
                .isEqualTo("topic-created");
    }

    private static List<String> slugs(JsonNode page) {
        List<String> slugs = new ArrayList<>();
        page.get("items").forEach(item -> slugs.add(item.get("slug").asText()));
        return slugs;
    }
}
