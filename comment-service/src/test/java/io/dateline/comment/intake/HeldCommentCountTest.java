package io.dateline.comment.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.sql.Database;
import io.dateline.sql.DatabaseConfig;
import io.dateline.sql.Migrations;
import io.dateline.testkit.server.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many comments wait for a moderator, as whoever operates the platform sees it. */
class HeldCommentCountTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Vertx vertx = Vertx.vertx();
    private Database database;
    private HeldCommentCount count;

    @BeforeEach
    void open() {
        DatabaseConfig config =
                new DatabaseConfig(TestPostgres.emptyDatabase(), "postgres", 4, 100, Duration.ofSeconds(5));
        Migrations.run(vertx, config, "db/comments").await();
        database = Database.open(vertx, config, "test");
        count = new HeldCommentCount(database, meters);
    }

    @AfterEach
    void close() {
        database.close().await();
        vertx.close().await();
    }

    @Test
    void whatIsHeldIsCountedAndNothingElse() {
        write("pending", 3);
        write("approved", 2);
        write("rejected", 2);
        write("spam", 2);
        assertThat(shown()).isNaN();

        count.count().await();

        assertThat(shown()).isEqualTo(3);
    }

    @Test
    void itIsCountedAsSoonAsTheServiceStarts() {
        write("pending", 1);

        vertx.deployVerticle(count).await();

        await().until(() -> shown() == 1);
    }

    @Test
    void noMoreThanTenThousandAreCounted() {
        write("pending", 10_001);

        count.count().await();

        assertThat(shown()).isEqualTo(10_000);
    }

    @Test
    void itIsReadFromTheIndexOfWhatIsHeld() {
        write("approved", 5_000);
        write("pending", 3);
        database.query("ANALYZE comment", Tuple.tuple()).await();

        var plan = database.query("EXPLAIN " + HeldCommentCount.COUNT, Tuple.of(10_000L))
                .await();

        assertThat(StreamSupport.stream(plan.spliterator(), false)
                        .map((Row row) -> row.getString(0))
                        .collect(Collectors.joining("\n")))
                .contains("comment_held");
    }

    @Test
    void aNumberThatIsNotKnownAnyMoreIsNotShown() {
        count.count().await();
        assertThat(shown()).isZero();

        database.close().await();
        count.count().await();

        assertThat(shown()).isNaN();
    }

    private double shown() {
        return meters.get("dateline.comments.held").gauge().value();
    }

    private void write(String status, int number) {
        database.query("""
                INSERT INTO comment (article_id, depth, status, author_name, author_email, writer, markdown, html, text_digest)
                SELECT 1, 1, $1, 'Ada', 'ada@example.org', 'ada@example.org', 'Hello.', '<p>Hello.</p>', ''
                FROM generate_series(1, $2)
                """, Tuple.of(status, number)).await();
    }
}
