package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.newsroom.Newsroom;
import io.dateline.testkit.newsroom.Story;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The addresses of articles, through the gateway and all services. */
class AddressesTest {

    /** What a process of a version that reserved no slug does when an editor chooses one. */
    private static final List<String> MOVE = List.of(
            "INSERT INTO slug (slug, article_id) VALUES (?, ?)",
            "UPDATE article SET slug = ?, version = version + 1 WHERE id = ?",
            "INSERT INTO change_log (subject) SELECT id FROM article WHERE slug = ? AND id = ?");

    @TempDir
    Path parent;

    @Test
    void addressesAreReadableInTheirLanguageAndNoneIsTheSites() throws Exception {
        try (StartedPlatform platform = StartedPlatform.startWhole(parent.resolve("data"))) {
            Newsroom newsroom = Newsroom.asAdmin(platform.address());

            Map.of(
                            "de", List.of("Größe", "groesse"),
                            "da", List.of("Ålborg", "aalborg"),
                            "sv", List.of("Göteborg", "goteborg"),
                            "uk", List.of("Київ", "kyiv"),
                            "ja", List.of("東京で地震", "article-[0-9]+"),
                            "zh", List.of("北京", "bei-jing"),
                            "en", List.of("Docs", "docs-2"))
                    .forEach((lang, headline) -> assertThat(draft(newsroom, headline.getFirst(), lang, null)
                                    .hasStatus(201)
                                    .json()
                                    .getString("slug"))
                            .as(lang)
                            .matches(headline.getLast()));
            for (String slug : List.of("api", "wp-json", "popular", "fr", "fra")) {
                assertThat(draft(newsroom, "A headline", "en", slug)
                                .isProblem(400, "invalid")
                                .faults())
                        .containsExactly("/slug reserved");
            }
        }
    }

    @Test
    void anArticleWithAnAddressThatIsReservedNowIsFoundByBothAfterTheUpgrade() throws Exception {
        Path data = parent.resolve("data");
        Story story;
        try (StartedPlatform platform = StartedPlatform.startWhole(data)) {
            Newsroom newsroom = Newsroom.asAdmin(platform.address());
            story = newsroom.publish("Documents", "Text.");
            newsroom.comment("documents", "Before.").hasStatus(201);
        }
        try (StartedPlatform servers = StartedPlatform.start(data)) {
            for (String slug : List.of("popular", "docs")) {
                move(servers, story, slug);
            }
        }

        try (StartedPlatform platform = StartedPlatform.startWhole(data)) {
            Newsroom newsroom = Newsroom.asAdmin(platform.address());

            assertThat(newsroom.get("articles/docs-2").get("id").asLong()).isEqualTo(story.id());
            for (String former : List.of("docs", "documents", "popular")) {
                for (String part : List.of("/related", "/comments")) {
                    await().untilAsserted(() -> leadsTo(newsroom, former + part, "docs-2" + part));
                }
            }
            leadsTo(newsroom, "docs", "docs-2");
            leadsTo(newsroom, "documents", "docs-2");
            assertThat(newsroom.look("articles/popular").hasStatus(200).json().getJsonArray("items"))
                    .as("the most read")
                    .isNotNull();
            newsroom.comment("docs", "After, at the former address.").hasStatus(201);
            await().until(() -> newsroom.comments("docs-2").size() == 2);
        }
    }

    private static void leadsTo(Newsroom newsroom, String former, String present) throws Exception {
        assertThat(newsroom.look("articles/" + former).hasStatus(308).header("Location"))
                .isEqualTo("/api/v1/articles/" + present);
    }

    private static Exchange draft(Newsroom newsroom, String headline, String lang, @Nullable String slug) {
        var article = JsonNodeFactory.instance.objectNode().put("headline", headline).put("lang", lang);
        if (slug != null) {
            article.put("slug", slug);
        }
        try {
            return newsroom.send("POST", "newsroom/articles", article.toString());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void move(StartedPlatform servers, Story story, String slug) throws Exception {
        try (Connection connection = servers.connect("articles")) {
            for (String sql : MOVE) {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setString(1, slug);
                    statement.setLong(2, story.id());
                    statement.executeUpdate();
                }
            }
        }
    }
}
