package io.dateline.article;

import static io.dateline.article.RunningArticleService.EDITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.TaxonomyContract;
import io.dateline.contract.TaxonomyContract.BySlug;
import io.dateline.contract.TaxonomyContract.Edit;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.contract.TaxonomyContract.Term;
import io.dateline.sql.Database;
import io.dateline.sql.DatabaseConfig;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database from before authors, topics and tags were things of their own, which processes of that version still write. */
class TaxonomyUpgradeTest {

    private static final String WRITE = """
            INSERT INTO article (slug, lang, headline, html, plain, contents, authors, topics, tags, word_count,
                reading_minutes, created_by)
            VALUES ($1, 'en', $1, '', '', '[]', ARRAY[$2], ARRAY[$3], ARRAY[$4], 1, 1, 0) RETURNING id
            """;

    private final Vertx vertx = Vertx.vertx();
    private final DatabaseConfig config = TestDatabases.databaseAt("134");
    private final Database versionBefore = Database.open(vertx, config, "test");

    @BeforeEach
    void fill() {
        versionBefore.rows("INSERT INTO author (slug, name) VALUES ('ann', 'Änn')", Tuple.tuple());
        write("before", "ann", "world-news", "rail-2");
    }

    @AfterEach
    void close() {
        versionBefore.close().await();
        vertx.close().await();
    }

    private long write(String slug, String author, String topic, String tag) {
        return versionBefore
                .rows(WRITE, Tuple.of(slug, author, topic, tag))
                .iterator()
                .next()
                .getLong(0);
    }

    private static Term term(RunningArticleService newsroom, Kind kind, String slug) {
        return newsroom.ask(TaxonomyContract.READ, new BySlug(kind, slug), EDITOR);
    }

    @Test
    void whatArticlesHaveIsThereUnderANameMadeOfItsSlug() {
        try (var newsroom = RunningArticleService.over(config, RunningArticleService.ADMIN_PASSWORD)) {
            assertThat(term(newsroom, Kind.AUTHOR, "ann").name()).isEqualTo("Änn");
            assertThat(term(newsroom, Kind.TOPIC, "world-news").name()).isEqualTo("World News");
            assertThat(term(newsroom, Kind.TAG, "rail-2").name()).isEqualTo("Rail 2");
        }
    }

    @Test
    void whatTheVersionBeforeWritesIsMadeAndHasPresentSlugs() {
        try (var newsroom = RunningArticleService.over(config, RunningArticleService.ADMIN_PASSWORD)) {
            Term topic = term(newsroom, Kind.TOPIC, "world-news");
            newsroom.write(
                    TaxonomyContract.EDIT,
                    new Edit(
                            Kind.TOPIC,
                            "world-news",
                            Objects.requireNonNull(topic.version()),
                            RunningArticleService.json("{'slug': 'world'}")),
                    EDITOR);

            long id = write("after", "ben", "world-news", "new-tag");
            versionBefore.rows(
                    "INSERT INTO author (slug, name) VALUES ('ben', 'Ben') ON CONFLICT (slug) DO NOTHING",
                    Tuple.tuple());

            Article article = newsroom.ask(ArticleContract.READ, new ArticleContract.ById(id), EDITOR);
            assertThat(article.topics()).containsExactly("world");
            assertThat(article.authors()).containsExactly(new Article.Author("ben", "Ben"));
            assertThat(term(newsroom, Kind.TAG, "new-tag").name()).isEqualTo("New Tag");
            await().until(() -> newsroom.ask(ArticleContract.LIST_ALL, listOf("world"), EDITOR)
                            .items()
                            .size()
                    == 2);
        }
    }

    private static ArticleContract.NewsroomListing listOf(String topic) {
        return new ArticleContract.NewsroomListing(
                null, new ArticleContract.Listing(topic, null, null, null, null, null, null, 20, null));
    }
}
