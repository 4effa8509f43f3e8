package io.dateline.article.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.access.Caller;
import io.dateline.article.audit.AuditDatabase.Outcome;
import io.dateline.bus.Call;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Tuple;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit log is only added to, and who changes it all the same is found out. */
class AuditChainTest {

    private static final String TIME = "2026-03-10T12:00:00Z";

    private AuditDatabase log;

    @BeforeEach
    void open() throws SQLException {
        log = new AuditDatabase();
    }

    @AfterEach
    void close() throws SQLException {
        log.close();
    }

    private String hash(String sql) throws SQLException {
        return String.valueOf(log.ask("SELECT encode(hash, 'hex') FROM audit_entry WHERE " + sql));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET action = 'other'",
                "UPDATE audit_entry SET action = 'other' WHERE sequence = 99",
                "UPDATE audit_entry_2026_03 SET action = 'other'",
                "UPDATE audit_entry_2026_03 SET action = 'other' WHERE sequence = 99",
                "DELETE FROM audit_entry",
                "DELETE FROM audit_entry WHERE sequence = 99",
                "DELETE FROM audit_entry_2026_03",
                "TRUNCATE audit_entry",
                "TRUNCATE audit_entry_2026_03",
                "MERGE INTO audit_entry e USING audit_head h ON e.sequence = h.sequence WHEN MATCHED THEN DELETE",
                "INSERT INTO audit_entry SELECT * FROM audit_entry ON CONFLICT (sequence, month) DO UPDATE SET action = ''",
                "UPDATE audit_head SET sequence = 1",
                "UPDATE audit_head SET sequence = sequence + 1, month = '2020-01-01'",
                "DELETE FROM audit_head",
                "TRUNCATE audit_head"
            })
    void whatIsInTheLogCannotBeChangedByItsOwner(String statement) throws SQLException {
        log.append(TIME, "one", "two");

        assertThatThrownBy(() -> log.run(statement)).hasMessageContaining("The audit log is only added to");
        assertThat(log.command("verify").exitCode()).isZero();
    }

    @Test
    void aWholeChainIsSaidToBeWhole() throws SQLException {
        Outcome empty = log.command("verify");
        log.append(TIME, "one", "two");
        log.append("2026-04-01T00:00:00Z", "three");

        Outcome whole = log.command("verify", empty.end());

        assertThat(empty.exitCode()).isZero();
        assertThat(whole.exitCode()).isZero();
        assertThat(whole.out()).contains("3 entries");
        assertThat(whole.end()).isEqualTo("3:" + hash("sequence = 3"));
    }

    /** Made with another program, so that nobody changes the bytes unaware: chains that exist would seem altered. */
    @Test
    void theBytesThatAreHashedAreAsDescribed() {
        ChainedEntry entry = new ChainedEntry(
                1,
                "2026-03-01",
                1_773_144_000_000_000L,
                "staff",
                "7",
                "ines",
                "one",
                "article",
                "17",
                null,
                "{\"b\": \"ä\"}",
                ChainedEntry.NONE,
                "");

        assertThat(entry.computedHash()).isEqualTo("e6bda0d48f2aac0b527d0e77585b7356b74828248b13c7534e80d47a823720a7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE audit_entry SET details = '{}' WHERE sequence = 2 | Entry 2 was changed",
                "UPDATE audit_entry SET at = at + interval '1 microsecond' WHERE sequence = 2 | Entry 2 was changed",
                "UPDATE audit_entry SET actor_name = NULL WHERE sequence = 3 | Entry 3 was changed",
                "UPDATE audit_entry SET subject_id = '7', subject_kind = 'article1' WHERE sequence = 1 | Entry 1 was changed",
                "UPDATE audit_entry SET hash = sha256('x') WHERE sequence = 1 | Entry 2 does not follow entry 1",
                "UPDATE audit_entry SET previous_hash = sha256('x') WHERE sequence = 2 | Entry 2 does not follow entry 1",
                "DELETE FROM audit_entry WHERE sequence = 2 | Entry 2 is missing",
                "DELETE FROM audit_entry WHERE sequence IN (2, 3) | Entries 2 to 3 are missing",
                "DELETE FROM audit_entry WHERE sequence = 1 | What came before entry 2 is missing",
                "DELETE FROM audit_entry WHERE sequence = 4 | The chain ends at 3:",
                "DELETE FROM audit_entry | The chain ends at 0:",
                "DELETE FROM audit_head | should end at an entry that nothing names any more",
                "DROP TABLE audit_entry_2026_03 | The chain ends at 0:",
                "ALTER TABLE audit_entry DETACH PARTITION audit_entry_2026_03 | The chain ends at 0:"
            })
    void whatWasDoneToTheLogWithItsTriggersOffIsFound(String statement, String finding) throws SQLException {
        log.append(TIME, "one", "two", "three", "four");

        log.tamper(statement);
        Outcome outcome = log.command("verify");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains(finding);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void entriesThatChangedPlacesAreFound() throws SQLException {
        log.append(TIME, "one", "two", "three");

        log.tamper(
                "UPDATE audit_entry SET sequence = 100 WHERE sequence = 1",
                "UPDATE audit_entry SET sequence = 1 WHERE sequence = 2",
                "UPDATE audit_entry SET sequence = 2 WHERE sequence = 100");

        assertThat(log.command("verify").err())
                .contains("Entry 1 was changed", "Entry 2 was changed", "Entry 2 does not follow entry 1");
    }

    @Test
    void anEndThatWasCutOffWithItsHeadIsFoundByTheEndThatWasKept() throws SQLException {
        log.append(TIME, "one", "two", "three");
        String kept = log.command("verify").end();

        log.tamper(
                "DELETE FROM audit_entry WHERE sequence = 3",
                "UPDATE audit_head SET sequence = 2, hash = (SELECT hash FROM audit_entry WHERE sequence = 2)");

        assertThat(log.command("verify").exitCode()).isZero();
        assertThat(log.command("verify", kept).exitCode()).isEqualTo(1);
        assertThat(log.command("verify", kept).err()).contains("Entry 3 is missing, or is another than it was");

        log.append(TIME, "another three");

        assertThat(log.command("verify").exitCode()).isZero();
        assertThat(log.command("verify", kept).exitCode()).isEqualTo(1);
    }

    @Test
    void manyFindingsAreCountedRatherThanTold() throws SQLException {
        for (int i = 0; i < 30; i++) {
            log.append(TIME, "one");
        }

        log.tamper("UPDATE audit_entry SET action = 'other'");

        assertThat(log.command("verify").err().lines())
                .hasSize(21)
                .last()
                .asString()
                .endsWith(": 10.");
    }

    @Test
    void entriesOfManyAtOnceMakeOneChainAndThoseOfUndoneTransactionsAreNotInIt() {
        Call call = Call.of("r", null, Caller.READER);
        Future.join(IntStream.range(0, 60)
                        .mapToObj(i -> log.database.transact(transaction -> new AuditLog()
                                .append(transaction, Actor.SYSTEM, call.requestId(), AuditEntry.of("one", "x", i))
                                .compose(done -> i % 3 == 0
                                        ? Future.failedFuture(new IllegalStateException("undone"))
                                        : Future.succeededFuture(i))))
                        .toList())
                .otherwiseEmpty()
                .await();

        Outcome outcome = log.command("verify");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("40 entries");
    }

    @Test
    void entriesWaitForOneAnotherLongerThanForOtherLocks() {
        Promise<Void> locked = Promise.promise();
        var first = log.database.transact(transaction -> new AuditLog()
                .append(transaction, Actor.SYSTEM, "r", AuditEntry.of("first", "x", 1))
                .onComplete(locked)
                .compose(done ->
                        transaction.query("SELECT pg_sleep(1)").execute().<Void>mapEmpty()));
        locked.future().await();

        var second = log.database.transact(
                transaction -> new AuditLog().append(transaction, Actor.SYSTEM, "r", AuditEntry.of("second", "x", 2)));

        Future.all(first, second).await();
        assertThat(log.command("verify").out()).contains("2 entries");
    }

    @Test
    void textsOfAnyKindAreKeptAsFarAsTheyCanBe() {
        log.database
                .transact(transaction -> new AuditLog()
                        .append(
                                transaction,
                                Actor.ANONYMOUS,
                                "\0" + "r".repeat(1_000),
                                AuditEntry.of("tried", "sign-in-name", "a\0b\ud800")
                                        .with("text", "x\u0000\n'\"\\ 𝄞")))
                .await();

        var row = log.database
                .query("SELECT subject_id, length(request_id), details ->> 'text' FROM audit_entry", Tuple.tuple())
                .await()
                .iterator()
                .next();
        assertThat(row.getString(0)).isEqualTo("a\uFFFDb\uFFFD");
        assertThat(row.getInteger(1)).isEqualTo(200);
        assertThat(row.getString(2)).isEqualTo("x\uFFFD\uFFFD'\"\\ 𝄞");
        assertThat(log.command("verify").exitCode()).isZero();
    }
}
