package io.dateline.article.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.article.TestDatabases;
import io.dateline.article.audit.AuditLog;
import io.dateline.bus.Call;
import io.dateline.sql.Database;
import io.dateline.sql.DatabaseConfig;
import io.dateline.sql.Migrations;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guesses in a row are told at 5, 50, 500, and what is remembered of them is bounded. */
class SignInFailuresTest {

    private final AtomicLong now = new AtomicLong();
    private Vertx vertx;
    private Database database;
    private SignInFailures failures;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        DatabaseConfig config = TestDatabases.emptyDatabase();
        Migrations.run(vertx, config, "db/articles").await();
        database = Database.open(vertx, config, "test");
        failures = new SignInFailures(database, new AuditLog(), now::get);
    }

    @AfterEach
    void close() {
        database.close().await();
        vertx.close().await();
    }

    private void guess(String name, boolean exists, int times) {
        for (int i = 0; i < times; i++) {
            failures.failed(name, exists, Call.ofService("test"));
        }
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        database.query("SELECT subject_id, details ->> 'guesses' FROM audit_entry ORDER BY sequence", Tuple.tuple())
                .await()
                .forEach(row -> told.add(row.getString(0) + " " + row.getString(1)));
        return told;
    }

    @Test
    void thereIsOneEntryForEachTenTimesAsMany() {
        guess("ines", true, 499);
        assertThat(told()).containsExactly("ines 5", "ines 50");

        guess("ines", true, 1);
        assertThat(told()).containsExactly("ines 5", "ines 50", "ines 500");
    }

    @Test
    void anHourOrTheRightPasswordBeginsAnew() {
        guess("ines", true, 4);
        failures.succeeded("ines");
        guess("ines", true, 4);
        now.addAndGet(Duration.ofMinutes(61).toNanos());
        guess("ines", true, 4);
        assertThat(told()).isEmpty();

        guess("ines", true, 1);
        assertThat(told()).containsExactly("ines 5");
    }

    @Test
    void namesThatNobodyHasDoNotPushOutThoseOfAccounts() {
        guess("ines", true, 4);
        guess("nobody", false, 4);

        for (int i = 0; i < 1_000; i++) {
            guess("nobody-" + i, false, 1);
        }
        guess("nobody", false, 1);
        guess("ines", true, 1);

        assertThat(told()).containsExactly("ines 5");
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenWithTheNext() {
        database.query("ALTER TABLE audit_head RENAME TO audit_head_away", Tuple.tuple())
                .await();
        guess("ines", true, 6);
        database.query("ALTER TABLE audit_head_away RENAME TO audit_head", Tuple.tuple())
                .await();

        guess("ines", true, 1);

        assertThat(told()).containsExactly("ines 7");
    }
}
