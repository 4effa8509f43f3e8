package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.access.Caller;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.ById;
import io.dateline.contract.ArticleContract.Related;
import io.dateline.contract.ArticleContract.State;
import io.dateline.contract.ChangesSince;
import io.dateline.sql.Database;
import io.dateline.sql.DatabaseConfig;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database of a version that knew of no reserved slug but {@code popular}. */
class ReservedSlugsUpgradeTest {

    private static final String LAST_BEFORE = "130";

    private final DatabaseConfig config = TestDatabases.databaseAt(LAST_BEFORE);
    private final Vertx vertx = Vertx.vertx();
    private Database database;

    @BeforeEach
    void fill() {
        database = Database.open(vertx, config, "test");
        insert(1, "docs", "published", "docs");
        insert(2, "the-docs-of-the-ministry", "published", "the-docs-of-the-ministry", "api");
        insert(3, "en", "unpublished", "en", "english");
        insert(4, "search", "draft", "search");
        insert(5, "docs-2", "published", "docs-2");
        insert(6, "war-and-peace", "published", "war-and-peace");
        database.query(
                        "INSERT INTO related (article_id, position, other_id, placement) VALUES (6, 0, 1, 'end')",
                        Tuple.tuple())
                .await();
        database.query("SELECT setval(pg_get_serial_sequence('article', 'id'), 1000)", Tuple.tuple())
                .await();
    }

    @AfterEach
    void close() {
        database.close().await();
        vertx.close().await();
    }

    private void insert(long id, String slug, String status, String... slugs) {
        database.query("""
                        INSERT INTO article (id, slug, lang, status, headline, html, plain, contents, authors, topics, tags,
                            word_count, reading_minutes, created_by, published_at, updated_at)
                        OVERRIDING SYSTEM VALUE
                        VALUES ($1, $2, 'en', $3, 'A headline', '<p>T.</p>', 'T.', '[]', '{}', '{}', '{}', 1, 1, 0,
                            CASE WHEN $3 = 'draft' THEN NULL ELSE timestamptz '2026-01-01' END, '2026-01-02')
                        """, Tuple.of(id, slug, status)).await();
        for (String one : slugs) {
            database.query("INSERT INTO slug (slug, article_id) VALUES ($1, $2)", Tuple.of(one, id))
                    .await();
        }
    }

    private Map<Long, String> slugs() {
        Map<Long, String> slugs = new HashMap<>();
        database.query("SELECT id, slug || ' ' || version FROM article", Tuple.tuple())
                .await()
                .forEach(row -> slugs.put(row.getLong(0), row.getString(1)));
        return slugs;
    }

    private void awaitMoved() {
        await().untilAsserted(() -> assertThat(slugs())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        1L, "docs-3 2",
                        2L, "the-docs-of-the-ministry 1",
                        3L, "en-2 2",
                        4L, "search-2 2",
                        5L, "docs-2 1",
                        6L, "war-and-peace 1")));
    }

    @Test
    void anArticleWithAReservedSlugHasAnotherAndIsFoundByBoth() {
        try (RunningArticleService service = RunningArticleService.over(config, RunningArticleService.ADMIN_PASSWORD)) {
            awaitMoved();

            assertThat(service.find("docs").movedTo()).isEqualTo("docs-3");
            assertThat(service.find("api").movedTo()).isEqualTo("the-docs-of-the-ministry");
            assertThat(service.ask(ArticleContract.RELATED, new Related("docs", 10), Caller.READER)
                            .movedTo())
                    .isEqualTo("docs-3");
            assertThat(service.read("docs-3").get("id").longValue()).isEqualTo(1);
            assertThat(service.read("docs-3").get("updatedAt").textValue()).startsWith("2026-01-02");
            assertThat(service.read("war-and-peace").at("/related/0/slug").textValue())
                    .isEqualTo("docs-3");
            assertThat(service.notFound("en").code()).isEqualTo("article-gone");
            assertThat(service.notFound("search").code()).isEqualTo("article-unknown");
        }
    }

    @Test
    void whoeverFollowsChangesIsToldOfIt() {
        try (RunningArticleService service = RunningArticleService.over(config, RunningArticleService.ADMIN_PASSWORD)) {
            awaitMoved();
            assertThat(service.announcedKeys())
                    .contains(
                            "article:1",
                            "slug:docs",
                            "slug:docs-3",
                            "headline:docs",
                            "article:6",
                            "article:3",
                            "slug:en");
            assertThat(service.ask(ArticleContract.CHANGES, new ChangesSince(0, 100), Caller.READER)
                            .states())
                    .extracting(State::slugs)
                    .contains(List.of("docs-3", "docs"), List.of("search-2"))
                    .anySatisfy(slugs -> assertThat(slugs).startsWith("en-2").contains("en", "english"));
        }
    }

    @Test
    void replicasThatStartTogetherAndAgainMoveEachArticleOnce() {
        List<CompletableFuture<RunningArticleService>> starting = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            starting.add(CompletableFuture.supplyAsync(
                    () -> RunningArticleService.over(config, RunningArticleService.ADMIN_PASSWORD)));
        }
        for (var started : starting) {
            try (RunningArticleService service = started.join()) {
                awaitMoved();
            }
        }
        try (RunningArticleService again = RunningArticleService.over(config, null)) {
            again.announcements();

            awaitMoved();
        }
    }

    /** A process of the version before may make such an article after this one started. */
    @Test
    void anArticleMayBeEditedWhileItHasAReservedSlugAndAskForANewOne() {
        try (RunningArticleService service = RunningArticleService.over(config, RunningArticleService.ADMIN_PASSWORD)) {
            insert(7, "feeds", "published", "feeds");
            Article article = service.ask(ArticleContract.READ, new ById(7), RunningArticleService.EDITOR);

            Article edited = service.edit(article, "{'headline': 'Feeds', 'slug': 'feeds'}");
            assertThat(edited.slug()).isEqualTo("feeds");
            assertThat(service.edit(edited, "{'slug': null}").slug()).isEqualTo("feeds-2");
            assertThat(service.find("feeds").movedTo()).isEqualTo("feeds-2");
        }
        insert(8, "tags", "published", "tags");
        try (RunningArticleService service = RunningArticleService.over(config, null)) {
            await().untilAsserted(() ->
                    assertThat(service.find("tags").movedTo()).isEqualTo("tags-2"));
        }
    }
}
