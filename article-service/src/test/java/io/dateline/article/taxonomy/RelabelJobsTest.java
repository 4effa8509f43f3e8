package io.dateline.article.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.article.TestDatabases;
import io.dateline.article.taxonomy.RelabelJobs.Job;
import io.dateline.article.taxonomy.RelabelJobs.Step;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.sql.Database;
import io.dateline.sql.DatabaseConfig;
import io.dateline.sql.Migrations;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelabelJobsTest {

    private static final String INSERT = """
            INSERT INTO article (slug, lang, headline, html, plain, contents, authors, topics, tags, word_count,
                reading_minutes, created_by)
            SELECT 'article-' || n, 'en', 'H', '', '', '[]', '{}', ARRAY[CASE n % 2 WHEN 0 THEN 'even' ELSE 'odd' END], '{}',
                1, 1, 0
            FROM generate_series(1, 600) AS n
            """;

    private final Vertx vertx = Vertx.vertx();
    private Database database;
    private RelabelJobs one;
    private RelabelJobs other;

    @BeforeEach
    void openAndFill() {
        DatabaseConfig config = TestDatabases.emptyDatabase();
        Migrations.run(vertx, config, "db/articles").await();
        database = Database.open(vertx, config, "test");
        database.rows(INSERT, Tuple.tuple());
        database.runInTransaction(transaction -> {
            RelabelJobs.add(transaction, Kind.TOPIC, "odd", "strange");
            RelabelJobs.add(transaction, Kind.TOPIC, "even", "smooth");
        });
        one = new RelabelJobs(database);
        other = new RelabelJobs(database);
    }

    @AfterEach
    void close() {
        database.close().await();
        vertx.close().await();
    }

    @Test
    void oneProcessWorksAndAnotherGoesOnWhereItStopped() {
        Job job = one.claim().orElseThrow();
        Step first = one.next(job);
        one.done(job, first);

        assertThat(job.former()).isEqualTo("odd");
        assertThat(first.ids()).hasSize(250);
        assertThat(other.claim()).isEmpty();
        assertThat(one.claim()).isPresent();

        // When its lease has run out
        database.rows("UPDATE relabel_job SET leased_until = now() - interval '1 second'", Tuple.tuple());
        Job taken = other.claim().orElseThrow();
        Step second = other.next(taken);

        assertThat(taken.id()).isEqualTo(job.id());
        assertThat(taken.doneUpTo()).isEqualTo(first.upTo().orElseThrow());
        assertThat(second.ids()).hasSize(50).allMatch(id -> id > taken.doneUpTo());
    }

    @Test
    void theNextJobComesWhenTheOldestHasLookedAtAllArticles() {
        for (int steps = 0; steps < 3; steps++) {
            Job job = one.claim().orElseThrow();
            assertThat(job.former()).isEqualTo("odd");
            one.done(job, one.next(job));
        }

        assertThat(one.claim())
                .hasValueSatisfying(job -> assertThat(job.former()).isEqualTo("even"));
    }
}
