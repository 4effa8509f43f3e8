package io.dateline.benchmarks.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.article.search.Analysis;
import io.dateline.sql.DatabaseConfig;
import io.dateline.sql.Migrations;
import io.dateline.testkit.server.TestPostgres;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is loaded is what the services would have written. */
class DataSetTest {

    private static final long ARTICLES = 200;
    private static final long COMMENTS = 2_000;

    private static final Vertx VERTX = Vertx.vertx();
    private static final ByteArrayOutputStream PROGRESS = new ByteArrayOutputStream();
    private static Connection articles;
    private static Connection comments;

    @BeforeAll
    static void load() throws Exception {
        String articleUrl = migrated("articles");
        String commentUrl = migrated("comments");
        try (var progress = new PrintStream(PROGRESS, true, StandardCharsets.UTF_8)) {
            DataSet.load(articleUrl, commentUrl, ARTICLES, COMMENTS, progress);
        }
        articles = DriverManager.getConnection(articleUrl);
        comments = DriverManager.getConnection(commentUrl);
    }

    @AfterAll
    static void close() throws Exception {
        articles.close();
        comments.close();
        VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void thereIsAsMuchAsWasAskedFor() throws Exception {
        assertThat(Sql.number(articles, "SELECT count(*) FROM article WHERE status = 'published'"))
                .isEqualTo(ARTICLES);
        assertThat(Sql.number(comments, "SELECT count(*) FROM article")).isEqualTo(ARTICLES);
        assertThat(Sql.number(comments, "SELECT count(*) FROM comment")).isEqualTo(COMMENTS);
        assertThat(PROGRESS.toString(StandardCharsets.UTF_8))
                .contains("articles: ready")
                .contains("MB on disk");
    }

    @Test
    void countsAreThoseOfTheRows() throws Exception {
        assertThat(Sql.number(comments, """
                SELECT count(*) FROM article a WHERE public_comments <>
                    (SELECT count(*) FROM comment c WHERE c.article_id = a.id AND comment_is_public(c.id))
                """)).isZero();
        assertThat(Sql.number(comments, """
                SELECT count(*) FROM comment p WHERE replies <>
                    (SELECT count(*) FROM comment c WHERE c.parent_id = p.id AND c.status = 'approved')
                """)).isZero();
        assertThat(Sql.number(comments, "SELECT sum(public_comments) FROM article"))
                .isEqualTo(Sql.number(articles, "SELECT sum(comment_count) FROM article"))
                .isGreaterThan(COMMENTS * 9 / 10)
                .isLessThan(COMMENTS);
    }

    @Test
    void repliesStandBelowEarlierCommentsOnTheSameArticle() throws Exception {
        assertThat(Sql.number(comments, "SELECT max(depth) FROM comment")).isEqualTo(5);
        assertThat(Sql.number(comments, """
                SELECT count(*) FROM comment c JOIN comment p ON p.id = c.parent_id
                WHERE p.article_id <> c.article_id OR p.id >= c.id OR c.depth <> p.depth + 1
                   OR p.created_at > c.created_at OR p.status <> 'approved'
                """)).isZero();
        assertThat(Sql.number(comments, "SELECT count(*) FROM comment WHERE parent_id IS NULL AND depth <> 1"))
                .isZero();
    }

    @Test
    void aFewArticlesHaveMostOfTheComments() throws Exception {
        long most = Sql.number(comments, "SELECT max(public_comments) FROM article");

        assertThat(most).isGreaterThan(COMMENTS / ARTICLES * 3);
        assertThat(Sql.number(
                        comments,
                        "SELECT public_comments FROM article WHERE id = " + DataSet.mostDiscussed(ARTICLES, COMMENTS)))
                .isEqualTo(most);
    }

    @Test
    void slugsAreFoundWithoutLooking() throws Exception {
        assertThat(Sql.number(articles, "SELECT article_id FROM slug WHERE slug = '" + DataSet.slug(17) + "'"))
                .isEqualTo(17);
        assertThat(Sql.number(comments, "SELECT article_id FROM article_slug WHERE slug = '" + DataSet.slug(17) + "'"))
                .isEqualTo(17);
    }

    @Test
    void listsHoldEveryLabel() throws Exception {
        assertThat(Sql.number(articles, """
                SELECT sum(cardinality(topics) + cardinality(tags) + cardinality(authors)
                           + CASE WHEN lang LIKE '%-%' THEN 2 ELSE 1 END) FROM article
                """)).isEqualTo(Sql.number(articles, "SELECT count(*) FROM listing"));
        assertThat(Sql.number(articles, "SELECT count(*) FROM related WHERE article_id = other_id"))
                .isZero();
        assertThat(Sql.number(articles, "SELECT count(*) FROM related")).isPositive();
    }

    @Test
    void everyArticleHasItsWordsAndTheirLanguageIsKnown() throws Exception {
        assertThat(Sql.number(
                        articles,
                        "SELECT count(*) FROM article_words WHERE words <> '' AND analysis = " + Analysis.NUMBER))
                .isEqualTo(ARTICLES);
        assertThat(Sql.number(articles, "SELECT count(*) FROM article_language"))
                .isEqualTo(6);
        Sql.run(articles, "UPDATE article SET headline = 'Another' WHERE id = 17");
        assertThat(Sql.number(articles, "SELECT analysis FROM article_words WHERE article_id = 17"))
                .isZero();
    }

    @Test
    void followersHaveNothingToDo() throws Exception {
        assertThat(Sql.number(comments, "SELECT number FROM log_position WHERE log = 'articles'"))
                .isEqualTo(Sql.number(articles, "SELECT max(number) FROM change_log"));
        assertThat(Sql.number(articles, "SELECT number FROM log_position WHERE log = 'comments'"))
                .isEqualTo(Sql.number(comments, "SELECT max(number) FROM change_log"));
    }

    @Test
    void theSchemaIsAsItWas() throws Exception {
        assertThat(Sql.number(articles, "SELECT count(*) FROM pg_indexes WHERE indexname = 'article_search'"))
                .isEqualTo(1);
        assertThat(Sql.number(comments, "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND convalidated"))
                .isEqualTo(1);
        assertThat(Sql.number(comments, "SELECT nextval(pg_get_serial_sequence('comment', 'id'))"))
                .isEqualTo(COMMENTS + 1);
    }

    /** A database at the schema of its service. */
    private static String migrated(String name) throws Exception {
        URI address = URI.create(TestPostgres.emptyDatabase());
        DatabaseConfig config = new DatabaseConfig(address.toString(), null, 2, 10, Duration.ofSeconds(5));
        Migrations.run(VERTX, config, "db/" + name)
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
        return "jdbc:postgresql://localhost:" + address.getPort() + address.getPath() + "?user=postgres";
    }
}
