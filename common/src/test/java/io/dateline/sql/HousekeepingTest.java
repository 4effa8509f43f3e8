package io.dateline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HousekeepingTest {

    Vertx vertx;
    Database database;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        database = Database.open(vertx, TestDatabases.migratedDatabase(vertx), "test");
    }

    @AfterEach
    void close() {
        database.close().await();
        vertx.close().await();
    }

    @Test
    void whatIsOutdatedGoesAndWhatIsNeededStays() {
        // given three old changes of one subject and one of another, an old key and a new one
        execute("INSERT INTO change_log (subject, at) SELECT unnest(ARRAY[7, 8, 7, 7]), now() - interval '2 hours'");
        execute("INSERT INTO idempotency_key (scope, key, fingerprint, answer, created_at) VALUES"
                + " ('s', 'old', '', '', now() - interval '25 hours'), ('s', 'new', '', '', now())");

        new Housekeeping(new ChangeLog(vertx, database), new IdempotencyKeys(database), List.of())
                .tidy()
                .await();

        // then the last change of each is left, and the new key
        assertThat(count("change_log")).isEqualTo(2);
        assertThat(count("change_log WHERE number = 4")).isEqualTo(1);
        assertThat(count("idempotency_key WHERE key = 'new'")).isEqualTo(1).isEqualTo(count("idempotency_key"));
    }

    private void execute(String sql) {
        database.query(sql, Tuple.tuple()).await();
    }

    private long count(String what) {
        return database.query("SELECT count(*) FROM " + what, Tuple.tuple())
                .await()
                .iterator()
                .next()
                .getLong(0);
    }
}
