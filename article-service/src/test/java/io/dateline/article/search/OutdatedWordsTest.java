package io.dateline.article.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.article.TestDatabases;
import io.dateline.sql.Database;
import io.dateline.sql.DatabaseConfig;
import io.dateline.sql.Migrations;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutdatedWordsTest {

    private static final String INSERT = """
            INSERT INTO article (slug, lang, headline, html, plain, contents, authors, topics, tags, word_count, reading_minutes,
                created_by)
            SELECT 'article-' || n, 'en', 'Old ' || n, '', '', '[]', '{}', '{}', '{}', 1, 1, 0 FROM generate_series($1::int, $2) AS n
            """;

    private final Vertx vertx = Vertx.vertx();
    private Database database;
    private OutdatedWords outdated;

    @BeforeEach
    void openAndFill() {
        // Given three articles from before, and two that a process of the earlier version writes after the upgrade
        DatabaseConfig config = TestDatabases.databaseAt("130");
        database = Database.open(vertx, config, "test");
        database.rows(INSERT, Tuple.of(1, 3));
        Migrations.run(vertx, config, "db/articles").await();
        database.rows(INSERT, Tuple.of(4, 5));
        outdated = new OutdatedWords(database);
    }

    @AfterEach
    void close() {
        database.close().await();
        vertx.close().await();
    }

    @Test
    void allArticlesAreIndexedInBatches() {
        assertThat(outdated.count(100)).isEqualTo(5);
        assertThat(outdated.count(2)).isEqualTo(2);

        assertThat(outdated.make(3)).isEqualTo(3);
        assertThat(outdated.count(100)).isEqualTo(2);
        assertThat(outdated.make(3)).isEqualTo(2);
        assertThat(outdated.make(3)).isZero();

        assertThat(found("~old")).isEqualTo(5);
        assertThat(database.rows("SELECT name FROM article_language", Tuple.tuple()))
                .extracting(row -> row.getString(0))
                .containsExactly("en");
    }

    @Test
    void whatAnEarlierVersionChangesIsIndexedAnew() {
        outdated.make(10);

        database.rows("UPDATE article SET headline = 'New' WHERE slug = 'article-2'", Tuple.tuple());
        database.rows("UPDATE article SET headline = headline, comment_count = 1 WHERE slug = 'article-3'", Tuple.tuple());
        assertThat(outdated.count(100)).isEqualTo(1);
        assertThat(outdated.make(10)).isEqualTo(1);

        assertThat(found("new")).isEqualTo(1);
        assertThat(found("old")).isEqualTo(4);
    }

    @Test
    void anEditThatComesBetweenIsNotUndone() {
        outdated.make(4);

        // When an edit has changed the text, but is not committed while its old text is indexed
        CompletableFuture<?> indexing = database.<CompletableFuture<?>>inTransaction(transaction -> {
            transaction
                    .query("UPDATE article SET headline = 'New' WHERE slug IN ('article-4', 'article-5')")
                    .execute()
                    .await();
            var started = CompletableFuture.runAsync(() -> outdated.make(10));
            await().until(() -> waitsForLock() || started.isDone());
            return started;
        });
        indexing.handle((done, lockTimeout) -> null).join();

        assertThat(found("old")).isEqualTo(3);
        outdated.make(10);
        assertThat(found("new")).isEqualTo(2);
        assertThat(outdated.count(100)).isZero();
    }

    @Test
    void oneProcessIndexesAtATime() {
        int made = database.inTransaction(transaction -> {
            transaction.query("SELECT pg_advisory_xact_lock(" + OutdatedWords.LOCK + ")").execute().await();
            return outdated.make(10);
        });

        assertThat(made).isZero();
        assertThat(outdated.make(10)).isEqualTo(5);
    }

    private boolean waitsForLock() {
        return database.rows("SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", Tuple.tuple())
                        .size()
                > 0;
    }

    private long found(String term) {
        return database.rows(
                        "SELECT count(*) FROM article_words WHERE analysis = $1 AND words @@ quote_literal($2)::tsquery",
                        Tuple.of(Analysis.NUMBER, term))
                .iterator()
                .next()
                .getLong(0);
    }
}
