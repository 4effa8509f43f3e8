package io.dateline.article.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.article.TestDatabases;
import io.dateline.article.search.Analysis;
import io.dateline.article.search.ArticleText;
import io.dateline.article.search.ArticleWords;
import io.dateline.article.search.SearchQuery;
import io.dateline.contract.ArticleContract.ArticlePage;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleContract.Sort;
import io.dateline.contract.ArticleSummary;
import io.dateline.sql.Database;
import io.dateline.sql.DatabaseConfig;
import io.dateline.sql.Migrations;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Forty articles, the higher the id the newer, through bounds that are smaller than that. */
class RankedPagesTest {

    private static final RankedPages.Bounds BOUNDS = new RankedPages.Bounds(10, 3, 5);

    private static final String ARTICLE = """
            INSERT INTO article (id, slug, lang, status, headline, html, plain, contents, authors, topics, tags, word_count,
                                 reading_minutes, created_by, published_at, updated_at)
            OVERRIDING SYSTEM VALUE
            VALUES ($1::bigint, 'article-' || $1, 'en', $2, $3, '', $4, '[]', '{}', ARRAY[$5], '{}', 1, 1, 0, $6::text::timestamptz, now())
            """;

    private static Vertx vertx;
    private static Database database;

    @BeforeAll
    static void fill() {
        vertx = Vertx.vertx();
        DatabaseConfig config = TestDatabases.emptyDatabase();
        Migrations.run(vertx, config, "db/articles").await();
        database = Database.open(vertx, config, "test");
        for (long id = 1; id <= 40; id++) {
            write(id);
        }
        database.query(
                        "INSERT INTO listing SELECT 'topic', topics[1], published_at, id FROM article WHERE status = 'published'",
                        Tuple.tuple())
                .await();
    }

    /** All are on something; all bodies have a ferry, the eight oldest a lighthouse; two headlines have either. */
    private static void write(long id) {
        String headline = id == 1 ? "On lighthouse" : id == 3 ? "On ferry" : "On bridge";
        String plain = "A ferry sails" + (id <= 8 ? " past some lighthouse" : " past some quay");
        database.query(
                        ARTICLE,
                        Tuple.of(
                                id,
                                id == 40 ? "unpublished" : "published",
                                headline,
                                plain,
                                id % 2 == 0 ? "sea" : "land",
                                "2026-01-" + (id < 10 ? "0" : "") + (id <= 31 ? id : 31) + "T00:00:" + (10 + id) + "Z"))
                .await();
        database.query(
                        "UPDATE article_words SET analysis = $2, words = $3::text::tsvector WHERE article_id = $1",
                        Tuple.of(
                                id, Analysis.NUMBER, ArticleWords.vector(new ArticleText("en", headline, null, plain))))
                .await();
    }

    @AfterAll
    static void close() {
        database.close().await();
        vertx.close().await();
    }

    @Test
    void rareWordsAreFoundInTheHeadlineHoweverOldAndInTheNewestElsewhere() {
        assertThat(all("lighthouse", null)).containsExactly(1L, 8L, 7L, 6L);
        assertThat(all("lighthouse", "sea")).containsExactly(8L, 6L, 4L);
    }

    @Test
    void commonWordsAreFoundInTheHeadlineHoweverOldAndInTheNewestOfTheList() {
        assertThat(all("ferry", null)).containsExactly(3L, 39L, 38L, 37L, 36L, 35L);
        assertThat(all("ferry", "sea")).containsExactly(38L, 36L, 34L, 32L, 30L);
    }

    @Test
    void wordsThatAreCommonEverywhereAreFoundInTheNewestOfTheList() {
        assertThat(all("on", null)).containsExactly(39L, 38L, 37L, 36L, 35L);
        assertThat(all("-lighthouse", null)).containsExactly(39L, 38L, 37L, 36L, 35L);
    }

    @Test
    void ofAPhraseAllCandidatesAreLookedAt() {
        assertThat(all("\"on lighthouse\"", null)).containsExactly(1L);
        assertThat(all("lighthouse -\"on bridge\"", null)).containsExactly(1L, 3L);
        assertThat(all("\"lighthouse on\"", null)).isEmpty();
    }

    private static List<Long> all(String q, @Nullable String topic) {
        List<Long> ids = page(q, topic, 100, null).items().stream()
                .map(ArticleSummary::id)
                .toList();
        assertThat(paged(q, topic)).isEqualTo(ids);
        return ids;
    }

    /** The same ids, two on each page. */
    private static List<Long> paged(String q, @Nullable String topic) {
        List<Long> ids = new ArrayList<>();
        String cursor = null;
        do {
            ArticlePage page = page(q, topic, 2, cursor);
            page.items().forEach(article -> ids.add(article.id()));
            cursor = page.next();
        } while (cursor != null);
        return ids;
    }

    private static ArticlePage page(String q, @Nullable String topic, int limit, @Nullable String cursor) {
        Listing listing = new Listing(topic, null, null, null, q, null, null, limit, cursor, Sort.RELEVANCE);
        return new RankedPages(database, BOUNDS, TestDatabases.ROWS)
                .page(new RankedList(listing, SearchQuery.parse(q, List.of("en"))))
                .await();
    }
}
