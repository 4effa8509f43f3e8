package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.sql.Database;
import io.dateline.sql.DatabaseConfig;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database from before this search, which processes of the version before still write. */
class SearchUpgradeTest {

    private static final String PUBLISH = """
            INSERT INTO article (slug, lang, status, headline, html, plain, contents, authors, topics, tags, word_count,
                reading_minutes, created_by, published_at)
            VALUES ($1, $2, 'published', $3, '', $4, '[]', '{}', '{}', '{}', 1, 1, 0, now())
            """;

    private final Vertx vertx = Vertx.vertx();
    private final DatabaseConfig config = TestDatabases.databaseAt("130");
    private final Database versionBefore = Database.open(vertx, config, "test");

    @BeforeEach
    void fill() {
        versionBefore.rows(PUBLISH, Tuple.of("ecole", "fr", "L’ÉCOLE publique", "Les chevaux."));
    }

    @AfterEach
    void close() {
        versionBefore.close().await();
        vertx.close().await();
    }

    @Test
    void articlesAreFoundAsBeforeUntilTheyAreIndexedAnew() {
        try (var newsroom = RunningArticleService.over(config, RunningArticleService.ADMIN_PASSWORD)) {
            assertThat(newsroom.headlines(words("publique"))).hasSize(1);
            await().until(() -> newsroom.headlines(words("cheval école")).size() == 1);
            assertThat(newsroom.headlines(words("publique"))).hasSize(1);
        }
    }

    @Test
    void whatTheVersionBeforeWritesIsFoundToo() {
        try (var newsroom = RunningArticleService.over(config, RunningArticleService.ADMIN_PASSWORD)) {
            Article here = newsroom.published("{'headline': 'Elections', 'lang': 'en'}");

            versionBefore.rows(PUBLISH, Tuple.of("wahl", "de", "Die WAHLEN", "Text."));
            versionBefore.rows("UPDATE article SET headline = 'Éruption' WHERE id = $1", Tuple.of(here.id()));

            assertThat(newsroom.headlines(words("text"))).containsExactly("Die WAHLEN");
            await().until(() -> newsroom.headlines(words("wahl")).size() == 1);
            await().until(() -> newsroom.headlines(words("eruptions")).size() == 1);
            assertThat(newsroom.headlines(words("elections"))).isEmpty();
        }
    }

    private static Listing words(String words) {
        return new Listing(null, null, null, null, words, null, null, 20, null);
    }
}
