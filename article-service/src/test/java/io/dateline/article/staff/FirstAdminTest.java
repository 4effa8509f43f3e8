package io.dateline.article.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.article.TestDatabases;
import io.dateline.article.audit.AuditLog;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.SessionContract.Active;
import io.dateline.contract.SessionContract.FindActive;
import io.dateline.contract.SessionContract.Session;
import io.dateline.contract.SessionContract.SignIn;
import io.dateline.sql.Database;
import io.dateline.sql.DatabaseConfig;
import io.dateline.sql.Migrations;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstAdminTest {

    private Vertx vertx;
    private Database database;
    private Passwords passwords;
    private final List<String> shown = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        DatabaseConfig config = TestDatabases.emptyDatabase();
        Migrations.run(vertx, config, "db/articles").await();
        database = Database.open(vertx, config, "test");
        passwords = new Passwords(vertx);
    }

    @AfterEach
    void close() {
        database.close().await();
        vertx.close().await();
    }

    private FirstAdmin firstAdmin() {
        return new FirstAdmin(database, new AuditLog(), passwords, shown::add);
    }

    private Active signIn(String password) {
        Session session = new OpenSession(database, new AuditLog(), passwords)
                .open(new SignIn("admin", password, "192.0.2.7"), Call.ofService("test"));
        return new ActiveSessions(database)
                .find(new FindActive(session.staffId(), session.sessionId()))
                .await();
    }

    @Test
    void withoutAPasswordOneIsMadeAndShownOnce() {
        firstAdmin().ensure(null).await();
        firstAdmin().ensure(null).await();

        assertThat(shown).hasSize(1);
        assertThat(signIn(shown.getFirst()).permissions()).contains("staff:manage");
    }

    @Test
    void ofReplicasThatStartTogetherOneShowsThePasswordThatIsGood() {
        Future.all(Stream.generate(() -> firstAdmin().ensure(null)).limit(8).toList())
                .await();

        assertThat(shown).hasSize(1);
        assertThat(signIn(shown.getFirst()).name()).isEqualTo("admin");
    }

    @Test
    void aPasswordFromTheSettingsReplacesTheOneBefore() {
        firstAdmin().ensure("the first password").await();
        firstAdmin().ensure("the second password").await();
        firstAdmin().ensure(null).await();

        assertThat(shown).isEmpty();
        assertThat(signIn("the second password").permissions()).contains("staff:manage");
        assertThat(catchFailure("the first password").code()).isEqualTo("bad-credentials");
    }

    @Test
    void whoWasClosedOutIsAnAdminAgainWithTheSamePassword() {
        firstAdmin().ensure("the password").await();
        database.query("UPDATE staff SET active = false, roles = ARRAY['author']", Tuple.tuple())
                .await();

        firstAdmin().ensure("the password").await();

        assertThat(signIn("the password").permissions()).contains("staff:manage");
    }

    @Test
    void thatTheAccountIsMadeAndIsGivenAnotherPasswordIsRecorded() {
        firstAdmin().ensure(null).await();
        firstAdmin().ensure("the second password").await();
        firstAdmin().ensure("the second password").await();

        List<String> entries = new ArrayList<>();
        database.query("SELECT actor_kind, action FROM audit_entry ORDER BY sequence", Tuple.tuple())
                .await()
                .forEach(row -> entries.add(row.getString(0) + " " + row.getString(1)));
        assertThat(entries).containsExactly("system first-admin-made", "system first-admin-reset");
    }

    @Test
    void passwordsAreKeptAsArgon2idOnly() {
        firstAdmin().ensure("a password to keep").await();

        String hash = database.query("SELECT password_hash FROM staff", Tuple.tuple())
                .await()
                .iterator()
                .next()
                .getString(0);
        assertThat(hash).startsWith("$argon2id$v=19$m=7168,t=5,p=1$").doesNotContain("a password to keep");
    }

    @Test
    void moreAtOnceThanCanBeHashedAreTurnedAway() {
        var attempts =
                Stream.generate(() -> passwords.hash("a password")).limit(100).toList();
        Future.join(attempts).otherwiseEmpty().await();

        assertThat(attempts).filteredOn(Future::succeeded).hasSizeBetween(32, 60);
        assertThat(attempts)
                .filteredOn(Future::failed)
                .allMatch(failed -> ((Failure) failed.cause()).kind() == Failure.Kind.BUSY)
                .isNotEmpty();
        assertThat(passwords.hash("later").await()).isNotEmpty();
    }

    private Failure catchFailure(String password) {
        try {
            throw new AssertionError(signIn(password).name() + " signed in");
        } catch (Failure failure) {
            return failure;
        }
    }
}
