package io.dateline.article.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.article.TestDatabases;
import io.dateline.article.search.OutdatedWords;
import io.dateline.article.search.SearchQuery;
import io.dateline.contract.ArticleContract.ArticlePage;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleContract.NewsroomListing;
import io.dateline.contract.ArticleSummary;
import io.dateline.sql.Database;
import io.dateline.sql.DatabaseConfig;
import io.dateline.sql.Migrations;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Forty articles, the higher the id the newer, through bounds that are smaller than that. */
class ListPagesTest {

    private static final ListPages.Bounds BOUNDS = new ListPages.Bounds(10, 8, 8);

    /** The twelve oldest are about a ferry, the four oldest about a lighthouse too; all have one tag, the three oldest a topic. */
    private static final String FORTY = """
            WITH forty AS (
                INSERT INTO article (id, slug, lang, status, headline, html, plain, contents, authors, topics, tags,
                                     word_count, reading_minutes, created_by, published_at, updated_at)
                OVERRIDING SYSTEM VALUE
                SELECT n, 'article-' || n, 'en', 'published', 'On a ' || CASE WHEN n <= 4 THEN 'lighthouse and a ferry'
                       WHEN n <= 12 THEN 'ferry' ELSE 'bridge' END, '', '', '[]', '{}',
                       CASE WHEN n <= 3 THEN ARRAY['sea'] ELSE ARRAY['land'] END, ARRAY['harbour'], 1, 1, n % 2,
                       moment, moment
                FROM generate_series(1, 40) AS n, LATERAL (SELECT timestamptz '2026-01-01' + n * interval '1 hour') AS at (moment)
                RETURNING id, published_at, topics)
            INSERT INTO listing (kind, name, published_at, article_id)
            SELECT 'topic', topics[1], published_at, id FROM forty
            UNION ALL SELECT 'tag', 'harbour', published_at, id FROM forty
            UNION ALL SELECT 'lang', 'en', published_at, id FROM forty
            """;

    private static Vertx vertx;
    private static Database indexed;
    private static Database notIndexed;

    @BeforeAll
    static void fill() {
        vertx = Vertx.vertx();
        indexed = filled();
        notIndexed = filled();
        OutdatedWords outdated = new OutdatedWords(indexed);
        assertThat(outdated.make(40)).isEqualTo(40);
    }

    private static Database filled() {
        DatabaseConfig config = TestDatabases.emptyDatabase();
        Migrations.run(vertx, config, "db/articles").await();
        Database database = Database.open(vertx, config, "test");
        database.query(FORTY, Tuple.tuple()).await();
        return database;
    }

    @AfterAll
    static void close() {
        indexed.close().await();
        notIndexed.close().await();
        vertx.close().await();
    }

    @Test
    void rareWordsAreFoundHoweverOldTheirArticlesAre() {
        assertThat(pages(cursor -> words("lighthouse", 20, cursor))).containsExactly(ids(4, 1));
        assertThat(pages(cursor -> words("lighthouse", 3, cursor))).containsExactly(ids(4, 2), ids(1, 1));
    }

    @Test
    void aPageOfCommonWordsThatOnlyOldArticlesHoldIsCutShortAndLeadsOn() {
        assertThat(pages(cursor -> words("ferry", 20, cursor)))
                .containsExactly(List.of(), List.of(), List.of(), ids(12, 9), ids(8, 1), List.of());
        assertThat(pages(cursor -> words("ferry", 3, cursor)))
                .containsExactly(List.of(), List.of(), List.of(), ids(12, 10), ids(9, 7), ids(6, 4), ids(3, 1));
    }

    /** Every article has an "on" and an "a"; with a lighthouse there are four. */
    @Test
    void aPhraseOfCommonWordsIsNotCollectedThoughHardlyAnyArticleHoldsIt() {
        assertThat(pages(cursor -> words("\"a on\"", 20, cursor))).hasSize(6).containsOnly(List.of());
        assertThat(pages(cursor -> words("\"a lighthouse\"", 20, cursor))).containsExactly(ids(4, 1));
        assertThat(pages(cursor -> words("lighthouse -\"a ferry\"", 20, cursor)))
                .containsExactly(List.of());
    }

    @Test
    void aPhraseIsLookedForInSoManyCandidatesAndLeadsOn() {
        var bounds = new ListPages.Bounds(10, 8, 3);
        assertThat(pages(bounds, cursor -> words("\"a lighthouse\"", 20, cursor)))
                .containsExactly(ids(4, 2), ids(1, 1));
        assertThat(pages(bounds, cursor -> words("lighthouse -\"a ferry\"", 20, cursor)))
                .containsExactly(List.of(), List.of());
        assertThat(pages(bounds, cursor -> words("lighthouse", 20, cursor))).containsExactly(ids(4, 1));
    }

    @Test
    void whatMustNotBeThereIsNotCollected() {
        assertThat(pages(cursor -> words("-bridge", 20, cursor)))
                .containsExactly(List.of(), List.of(), List.of(), ids(12, 9), ids(8, 1), List.of());
        assertThat(pages(cursor -> words("lighthouse or -bridge", 20, cursor))).hasSize(6);
        assertThat(pages(cursor -> words("lighthouse -ferry", 20, cursor))).containsExactly(List.of());
        assertThat(pages(cursor -> words("...", 20, cursor))).containsExactly(List.of());
    }

    @Test
    void wordsThatAreNearFillTheirPages() {
        assertThat(pages(cursor -> words("bridge", 4, cursor)))
                .startsWith(ids(40, 37), ids(36, 33))
                .hasSize(7 + 2);
    }

    @Test
    void aListOfLabelsThatHardlyMeetIsCutShortAndLeadsOn() {
        assertThat(pages(cursor -> labels("sea", "harbour", cursor)))
                .containsExactly(List.of(), List.of(), List.of(), List.of(), ids(3, 1), List.of());
    }

    @Test
    void wordsAndLabelsAreLookedForTogether() {
        Function<@Nullable String, ArticleList> seaAndFerry =
                cursor -> published(new Listing("sea", null, null, "en", "ferry", null, null, 20, cursor));
        assertThat(pages(seaAndFerry)).containsExactly(ids(3, 1));
        Function<@Nullable String, ArticleList> landAndLighthouse =
                cursor -> published(new Listing("land", "harbour", null, null, "lighthouse", null, null, 20, cursor));
        assertThat(pages(landAndLighthouse)).containsExactly(ids(4, 4));
    }

    @Test
    void aLabelAloneIsAsLongAsItIs() {
        assertThat(pages(cursor -> labels("sea", null, cursor))).containsExactly(ids(3, 1));
    }

    @Test
    void theNewsroomsListIsCutShortAndLeadsOn() {
        Instant third = Instant.parse("2026-01-01T03:30:00Z");
        Function<@Nullable String, ArticleList> old = cursor -> new NewsroomList(
                new NewsroomListing(null, new Listing(null, null, null, null, null, null, third, 20, cursor)),
                null,
                null);
        assertThat(pages(old)).containsExactly(List.of(), List.of(), List.of(), List.of(), ids(3, 1), List.of());

        Function<@Nullable String, ArticleList> ofOne = cursor -> new NewsroomList(
                new NewsroomListing(null, new Listing(null, null, null, null, "ferry", null, null, 20, cursor)),
                SearchQuery.parse("ferry", List.of("en")),
                1L);
        assertThat(pages(ofOne)).containsExactly(List.of(), List.of(11L, 9L), List.of(7L, 5L, 3L, 1L));
    }

    /** The ids on each page, which are the same whether or not the words of the articles were made. */
    private static List<List<Long>> pages(Function<@Nullable String, ArticleList> list) {
        return pages(BOUNDS, list);
    }

    private static List<List<Long>> pages(ListPages.Bounds bounds, Function<@Nullable String, ArticleList> list) {
        List<List<Long>> ids = pages(indexed, bounds, list);
        assertThat(pages(notIndexed, bounds, list)).as("not indexed").isEqualTo(ids);
        return ids;
    }

    /** From the first page to the one that leads on to no other. */
    private static List<List<Long>> pages(
            Database database, ListPages.Bounds bounds, Function<@Nullable String, ArticleList> list) {
        var pages = new ListPages(database, bounds, TestDatabases.ROWS);
        List<List<Long>> ids = new ArrayList<>();
        String cursor = null;
        do {
            ArticlePage page = pages.page(list.apply(cursor)).await();
            ids.add(page.items().stream().map(ArticleSummary::id).toList());
            cursor = page.next();
            assertThat(ids).hasSizeLessThan(20);
        } while (cursor != null);
        return ids;
    }

    private static List<Long> ids(long from, long downTo) {
        return LongStream.iterate(from, id -> id >= downTo, id -> id - 1)
                .boxed()
                .toList();
    }

    private static ArticleList words(String words, int limit, @Nullable String cursor) {
        return published(new Listing(null, null, null, null, words, null, null, limit, cursor));
    }

    private static ArticleList published(Listing filters) {
        return new PublishedList(filters, SearchQuery.parse(filters.q(), List.of("en")));
    }

    private static ArticleList labels(@Nullable String topic, @Nullable String tag, @Nullable String cursor) {
        return new PublishedList(new Listing(topic, tag, null, null, null, null, null, 20, cursor), null);
    }
}
