package io.dateline.article.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.article.audit.AuditDatabase.Outcome;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The audit log by month: made ahead, made when one is missing, and dropped by an operator alone. */
class AuditMonthsTest {

    private static final String PARTITIONS =
            "SELECT count(*) FROM pg_inherits WHERE inhparent = 'audit_entry'::regclass";

    private AuditDatabase log;

    @BeforeEach
    void open() throws SQLException {
        log = new AuditDatabase();
    }

    @AfterEach
    void close() throws SQLException {
        log.close();
    }

    @Test
    void threeMonthsAreMadeAtTheStartByHoweverManyReplicas() throws SQLException {
        Future.all(Stream.generate(() -> log.vertx.deployVerticle(new AuditMonths(log.database)))
                        .limit(6)
                        .toList())
                .await();

        assertThat(log.ask(PARTITIONS)).isEqualTo("3");
    }

    @Test
    void anEntryWhoseMonthIsMissingMakesItWithItsTriggers() throws SQLException {
        log.append("2027-01-31T23:59:59.999Z", "one");
        log.append("2027-02-01T00:00:00Z", "two");

        assertThat(log.ask("SELECT count(*) FROM audit_entry_2027_01")).isEqualTo("1");
        assertThat(log.ask("SELECT count(*) FROM audit_entry_2027_02")).isEqualTo("1");
        assertThat(log.ask("SELECT count(*) FROM pg_trigger WHERE tgrelid = 'audit_entry_2027_02'::regclass"))
                .isEqualTo("2");
    }

    @Test
    void aTableThatOnlyHasTheNameOfAMonthIsNotInTheWay() throws SQLException {
        log.append("2026-03-10T12:00:00Z", "one");
        log.run("ALTER TABLE audit_entry DETACH PARTITION audit_entry_2026_03");

        log.append("2026-03-10T12:00:01Z", "two");

        assertThat(log.command("verify").err()).contains("What came before entry 2 is missing");
    }

    @Test
    void aClockThatGoesBackLeavesAMonthARunOfTheChain() throws SQLException {
        log.append("2026-04-01T00:00:00.100Z", "one");
        log.append("2026-03-31T23:59:59.900Z", "two");

        assertThat(log.ask("SELECT count(*) FROM audit_entry_2026_04")).isEqualTo("2");
        assertThat(log.ask("SELECT at < '2026-04-01T00:00:00Z' FROM audit_entry WHERE sequence = 2"))
                .isEqualTo("t");
        assertThat(log.command("verify").exitCode()).isZero();
    }

    @Test
    void aMonthThatIsDroppedIsLoggedAndTheChainGoesOn() throws SQLException {
        log.append("2026-01-10T12:00:00Z", "one", "two");
        String januarys = log.command("verify").end();
        log.append("2026-02-10T12:00:00Z", "three");
        String februarys = log.command("verify").end();

        Outcome dropped = log.command("drop-month", "2026-01");
        Outcome after = log.command("verify", januarys, februarys);

        assertThat(dropped.err()).isEmpty();
        assertThat(dropped)
                .extracting(Outcome::exitCode, Outcome::out)
                .containsExactly(0, "The month 2026-01 was dropped: 2 entries.\n");
        assertThat(after.exitCode()).isZero();
        assertThat(after.out()).contains("2 entries");
        assertThat(
                        log.ask(
                                "SELECT actor_kind || ' ' || action || ' ' || subject_id || ' ' || (details ->> 'lastSequence')"
                                        + " || ':' || (details ->> 'lastHash') FROM audit_entry ORDER BY sequence DESC LIMIT 1"))
                .isEqualTo("operator partition-dropped 2026-01 " + januarys);
        assertThat(log.ask("SELECT to_regclass('audit_entry_2026_01')")).isNull();
    }

    @Test
    void everyMonthButThisOneCanBeDroppedOneAfterTheOther() throws SQLException {
        log.append("2026-01-10T12:00:00Z", "one");
        String old = log.command("verify").end();
        log.append("2026-01-11T12:00:00Z", "one and a half");
        log.append("2026-02-10T12:00:00Z", "two");
        log.run("SELECT audit_make_month('2026-03-01')");
        log.append("2026-04-10T12:00:00Z", "three");

        for (String month : new String[] {"2026-01", "2026-02", "2026-03", "2026-04"}) {
            assertThat(log.command("drop-month", month).exitCode()).as(month).isZero();
        }
        Outcome after = log.command("verify", old);

        assertThat(after.exitCode()).isZero();
        assertThat(after.out()).contains("Dropped with its month, and not compared: " + old, "4 entries");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-02 | The oldest month goes first: 2026-01.",
                "2025-12 | There is no month 2025-12.",
                "2999-01 | The month 2999-01 is not over.",
                "2026-1 | Say which month",
                "now | Say which month"
            })
    void aMonthThatCannotBeDroppedIsTold(String month, String sentence) throws SQLException {
        log.append("2026-01-10T12:00:00Z", "one");
        log.append("2026-02-10T12:00:00Z", "two");

        Outcome outcome = log.command("drop-month", month);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("audit: " + sentence);
        assertThat(log.ask(PARTITIONS)).isEqualTo("2");
    }

    @Test
    void nothingIsDroppedFromAChainThatIsNotWhole() throws SQLException {
        log.append("2026-01-10T12:00:00Z", "one", "two");
        log.append("2026-02-10T12:00:00Z", "three");
        log.tamper("UPDATE audit_entry SET action = 'other' WHERE sequence = 2");

        Outcome outcome = log.command("drop-month", "2026-01");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("Nothing was dropped", "Entry 2 was changed");
        assertThat(log.ask(PARTITIONS)).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({"'',2", "check,2", "verify x,2", "verify 1:abc,2", "drop-month,2"})
    void aCommandThatMakesNoSenseIsToldSo(String arguments, int exitCode) {
        Outcome outcome = log.command(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(outcome.exitCode()).isEqualTo(exitCode);
        assertThat(outcome.err()).startsWith("audit: ");
    }

    @Test
    void aDatabaseThatIsAwayIsNoTampering() {
        Outcome outcome = AuditDatabase.commandAt("postgresql://nobody@127.0.0.1:1/none", "verify");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).contains("This could not be done");
    }
}
