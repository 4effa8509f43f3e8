package io.dateline.article.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page of a long audit log is found without reading the log. */
class AuditPagesTest {

    /** So often is a statement planned before its plan is kept, and once more. */
    private static final int UNTIL_A_PLAN_IS_KEPT = 6;

    private static AuditDatabase log;

    @BeforeAll
    static void fill() throws SQLException {
        log = new AuditDatabase();
        for (int month = 1; month <= 6; month++) {
            String time = "2026-0" + month + "-10T12:00:00Z";
            if (month == 2) {
                append(time, 3, "'staff', 8, 'rare', 'rare-action', 'settings'");
            }
            // Every fifth by somebody who is not signed in.
            append(
                    time,
                    1_000,
                    "CASE WHEN n % 5 = 0 THEN 'anonymous' ELSE 'staff' END, 7, CASE WHEN n % 5 > 0 THEN 'ines' END,"
                            + " 'edited', 'article'");
        }
        // A clock that went back: in the month of July, of a time in June.
        append("2026-07-01T00:00:00Z", 1, "'staff', 7, 'ines', 'edited', 'article'");
        append("2026-06-30T23:59:59Z", 1, "'system', NULL, NULL, 'late', 'staff'");
        log.run("VACUUM ANALYZE audit_entry");
    }

    @AfterAll
    static void close() throws SQLException {
        log.close();
    }

    private static void append(String time, int times, String entry) throws SQLException {
        log.run("SET test.now = '" + time + "'");
        log.run("SELECT audit_append(" + entry + ", (n % 50)::text, 'r-1', '{}') FROM generate_series(1, " + times
                + ") n");
    }

    @ParameterizedTest
    @CsvSource({
        "'NULL, NULL, NULL, NULL, NULL, NULL, NULL', 51",
        "'''ines'', NULL, NULL, NULL, NULL, NULL, NULL', 51",
        "'''anonymous'', NULL, NULL, NULL, NULL, NULL, NULL', 51",
        "'''rare'', NULL, NULL, NULL, NULL, NULL, NULL', 3",
        "'''nobody'', NULL, NULL, NULL, NULL, NULL, NULL', 0",
        "'''operator'', NULL, NULL, NULL, NULL, NULL, NULL', 0",
        "'NULL, ''rare-action'', NULL, NULL, NULL, NULL, NULL', 3",
        "'NULL, ''never-done'', NULL, NULL, NULL, NULL, NULL', 0",
        "'''ines'', ''rare-action'', NULL, NULL, NULL, NULL, NULL', 0",
        "'NULL, NULL, ''settings'', NULL, NULL, NULL, NULL', 3",
        "'NULL, NULL, ''nothing'', NULL, NULL, NULL, NULL', 0",
        "'NULL, NULL, ''article'', ''none'', NULL, NULL, NULL', 0",
        "'NULL, NULL, NULL, NULL, NULL, ''2025-12-31'', NULL', 0",
        "'NULL, NULL, NULL, NULL, NULL, ''0001-01-01'', NULL', 0",
        "'NULL, NULL, NULL, NULL, NULL, ''2026-01-31'', NULL', 51",
        "'NULL, NULL, NULL, NULL, ''2026-07-01'', NULL, NULL', 1",
        "'NULL, NULL, NULL, NULL, ''2027-01-01'', NULL, NULL', 0",
        "'NULL, NULL, NULL, NULL, NULL, NULL, 5', 4"
    })
    void whateverIsAskedForFewRowsAreRead(String filters, int found) throws SQLException {
        String page = "SELECT count(*) FROM audit_page(" + filters + ", 51)";
        for (int i = 0; i < UNTIL_A_PLAN_IS_KEPT; i++) {
            assertThat(log.ask(page)).isEqualTo(Integer.toString(found));
        }
        log.run("BEGIN");
        long before = rowsRead();
        log.ask(page);
        long read = rowsRead() - before;
        log.run("COMMIT");

        assertThat(read).isLessThan(500);
    }

    @Test
    void whatIsOfALaterMonthThanItsTimeIsFoundByItsTime() throws SQLException {
        assertThat(log.ask(
                        "SELECT action FROM audit_page(NULL, NULL, NULL, NULL, '2026-06-30', '2026-07-01', NULL, 51)"))
                .isEqualTo("late");
    }

    /** Of the log in this transaction so far. */
    private static long rowsRead() throws SQLException {
        return Long.parseLong(String.valueOf(log.ask(
                "SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) FROM pg_stat_xact_user_tables"
                        + " WHERE relname LIKE 'audit_entry%'")));
    }
}
