package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dateline.access.Caller;
import io.dateline.access.Role;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.SessionContract;
import io.dateline.contract.SessionContract.AccountChanged;
import io.dateline.contract.SessionContract.End;
import io.dateline.contract.SessionContract.FindNetwork;
import io.dateline.contract.SessionContract.Refresh;
import io.dateline.contract.SessionContract.Session;
import io.dateline.contract.SessionContract.SignIn;
import io.dateline.contract.StaffContract;
import io.dateline.contract.StaffContract.Change;
import io.dateline.contract.StaffContract.ChangeOwnPassword;
import io.dateline.contract.StaffContract.FindSelf;
import io.dateline.contract.StaffContract.Hire;
import io.dateline.contract.StaffContract.Member;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How sessions go on and how they end. */
class SessionsTest {

    private static final String PASSWORD = "a good password";

    private static RunningArticleService newsroom;
    private static Database database;
    private static final List<AccountChanged> ANNOUNCED = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void open() {
        newsroom = RunningArticleService.open();
        database = Database.open(newsroom.vertx, newsroom.database, "test");
        newsroom.bus.subscribe(SessionContract.ACCOUNT_CHANGED, ANNOUNCED::add).await();
    }

    @AfterAll
    static void close() {
        database.close().await();
        newsroom.close();
    }

    private static Member hire(String name) {
        return newsroom.ask(
                StaffContract.HIRE, new Hire(name, PASSWORD, List.of(Role.AUTHOR), null), RunningArticleService.ADMIN);
    }

    private static Session signIn(String name) {
        return newsroom.signIn(name, PASSWORD);
    }

    private static Session refresh(Session session) {
        return newsroom.ask(SessionContract.REFRESH, new Refresh(session.refreshToken()), Caller.READER);
    }

    private static Failure notRefreshed(String token) {
        return newsroom.refused(SessionContract.REFRESH, new Refresh(token), Caller.READER);
    }

    private static void makeUsesOlder(Session session, int seconds) {
        database.query(
                        "UPDATE refresh_token SET used_at = used_at - $2 * interval '1 second' WHERE session_id = $1",
                        Tuple.of(session.sessionId(), (double) seconds))
                .await();
    }

    @Test
    void aRefreshTokenGivesTheNextOne() {
        hire("next");
        Session first = signIn("next");

        Session second = refresh(first);
        Session third = refresh(second);

        assertThat(List.of(first, second, third)).extracting(Session::sessionId).containsOnly(first.sessionId());
        assertThat(List.of(first.refreshToken(), second.refreshToken(), third.refreshToken()))
                .doesNotHaveDuplicates();
    }

    @Test
    void forTenSecondsTheSameSuccessorIsGivenAgain() {
        hire("two-tabs");
        Session first = signIn("two-tabs");

        String successor = refresh(first).refreshToken();
        makeUsesOlder(first, 9);

        assertThat(refresh(first).refreshToken()).isEqualTo(successor);
        assertThat(newsroom.hasEnded(first)).isFalse();
    }

    @Test
    void allThatComeAtTheSameTimeGetTheSameSuccessor() {
        hire("many-tabs");
        Session first = signIn("many-tabs");

        List<Future<Session>> all = Stream.generate(() -> newsroom.bus.ask(
                        SessionContract.REFRESH,
                        new Refresh(first.refreshToken()),
                        Call.of("test", null, Caller.READER)))
                .limit(100)
                .toList();
        Future.join(all).await();

        assertThat(all)
                .extracting(session -> session.result().refreshToken())
                .containsOnly(refresh(first).refreshToken());
    }

    @Test
    void aLaterReuseEndsTheSession() {
        hire("copied");
        Session first = signIn("copied");
        Session second = refresh(first);
        makeUsesOlder(first, 11);
        ANNOUNCED.clear();

        assertThat(notRefreshed(first.refreshToken()).code()).isEqualTo("session-ended");

        assertThat(notRefreshed(second.refreshToken()).code()).isEqualTo("session-ended");
        assertThat(newsroom.hasEnded(first)).isTrue();
        await().until(() -> ANNOUNCED.contains(new AccountChanged(first.staffId())));
    }

    @Test
    void ofUsedTokensTheLastAreKept() {
        hire("often-here");
        Session session = signIn("often-here");
        database.query("""
                        INSERT INTO refresh_token (digest, session_id, salt, used_at)
                        SELECT sha256(n::text::bytea), $1, '', now() - n * interval '1 second' FROM generate_series(1, 3100) n
                        """, Tuple.of(session.sessionId())).await();

        Session next = refresh(session);

        assertThat(database.rows(
                                "SELECT FROM refresh_token WHERE session_id = $1 AND used_at IS NOT NULL",
                                Tuple.of(session.sessionId()))
                        .size())
                .isEqualTo(3_000);
        makeUsesOlder(session, 11);
        assertThat(notRefreshed(session.refreshToken()).code()).isEqualTo("session-ended");
        assertThat(newsroom.hasEnded(next)).isTrue();
    }

    @Test
    void whatIsNoTokenEndsNothing() {
        hire("unharmed");
        Session session = signIn("unharmed");

        for (String token : List.of("", "x", "%%%", "A".repeat(43), session.refreshToken() + "A", "A".repeat(150))) {
            assertThat(notRefreshed(token).code()).isEqualTo("session-ended");
        }
        assertThat(newsroom.hasEnded(session)).isFalse();
    }

    @Test
    void aSignOutEndsOneSessionOrAll() {
        hire("leaving");
        Session one = signIn("leaving");
        Session two = signIn("leaving");
        Session three = signIn("leaving");

        newsroom.ask(SessionContract.END, new End(one.staffId(), one.sessionId()), Caller.READER);
        assertThat(newsroom.hasEnded(one)).isTrue();
        assertThat(newsroom.hasEnded(two)).isFalse();
        assertThat(notRefreshed(one.refreshToken()).code()).isEqualTo("session-ended");

        newsroom.ask(SessionContract.END, new End(one.staffId(), null), Caller.READER);
        assertThat(newsroom.hasEnded(two)).isTrue();
        assertThat(newsroom.hasEnded(three)).isTrue();
    }

    @Test
    void nobodyEndsOrShowsAnotherAccountsSession() {
        hire("one");
        hire("other");
        Session one = signIn("one");
        Session other = signIn("other");

        newsroom.ask(SessionContract.END, new End(other.staffId(), one.sessionId()), Caller.READER);

        assertThat(newsroom.hasEnded(one)).isFalse();
        assertThat(newsroom.hasEnded(new Session(other.staffId(), one.sessionId(), "")))
                .isTrue();
    }

    @Test
    void aNewPasswordAndADismissalEndWhatWasIssuedBefore() {
        Member member = hire("changed");
        Session before = signIn("changed");
        newsroom.ask(
                StaffContract.CHANGE,
                new Change(member.id(), null, "a new password", null),
                RunningArticleService.ADMIN);
        assertThat(newsroom.hasEnded(before)).isTrue();
        assertThat(notRefreshed(before.refreshToken()).code()).isEqualTo("session-ended");

        Session after = newsroom.signIn("changed", "a new password");
        newsroom.ask(StaffContract.CHANGE, new Change(member.id(), null, null, false), RunningArticleService.ADMIN);
        assertThat(newsroom.hasEnded(after)).isTrue();
        newsroom.ask(StaffContract.CHANGE, new Change(member.id(), null, null, true), RunningArticleService.ADMIN);
        assertThat(newsroom.hasEnded(after)).isTrue();
    }

    @Test
    void otherRolesHoldAtOnceInTheSessionThatThereIs() {
        Member member = hire("promoted");
        Session session = signIn("promoted");

        newsroom.ask(
                StaffContract.CHANGE,
                new Change(member.id(), List.of(Role.MODERATOR), null, null),
                RunningArticleService.ADMIN);

        assertThat(newsroom.active(session).permissions()).containsExactly("comments:moderate");
    }

    @Test
    void onesOwnPasswordIsChangedByWhoKnowsIt() {
        Member member = hire("self");
        Session session = signIn("self");
        Caller self = Caller.of(member.id(), "self", Role.AUTHOR);

        assertThat(newsroom.ask(StaffContract.FIND_SELF, new FindSelf(), self)).isEqualTo(member);
        assertThat(newsroom.refused(
                                StaffContract.CHANGE_OWN_PASSWORD,
                                new ChangeOwnPassword("a bad password", "another password"),
                                self)
                        .code())
                .isEqualTo("wrong-password");
        assertThat(newsroom.hasEnded(session)).isFalse();

        newsroom.ask(StaffContract.CHANGE_OWN_PASSWORD, new ChangeOwnPassword(PASSWORD, "another password"), self);
        assertThat(newsroom.hasEnded(session)).isTrue();
        assertThat(newsroom.signIn("self", "another password").staffId()).isEqualTo(member.id());
    }

    @Test
    void aPasswordThatWasReplacedMeanwhileIsWorthNothing() {
        Member member = hire("replaced");
        AtomicReference<Future<Member>> change = new AtomicReference<>();

        database.runInTransaction(transaction -> {
            transaction
                    .preparedQuery("UPDATE staff SET password_hash = 'of another password' WHERE id = $1")
                    .execute(Tuple.of(member.id()))
                    .await();
            change.set(newsroom.bus.ask(
                    StaffContract.CHANGE_OWN_PASSWORD,
                    new ChangeOwnPassword(PASSWORD, "another password"),
                    Call.of("test", null, Caller.of(member.id(), "replaced", Role.AUTHOR))));
            await().until(SessionsTest::somebodyWaitsForALock);
        });

        assertThatThrownBy(() -> change.get().await())
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo("wrong-password"));
        assertThat(database.rows("SELECT password_hash FROM staff WHERE id = $1", Tuple.of(member.id()))
                        .iterator()
                        .next()
                        .getString(0))
                .isEqualTo("of another password");
    }

    private static boolean somebodyWaitsForALock() {
        return database.rows("SELECT FROM pg_locks WHERE NOT granted", Tuple.tuple())
                        .size()
                > 0;
    }

    @Test
    void anAccountHasFiftySessionsAtMost() {
        Member member = hire("busy");
        Session first = signIn("busy");
        database.query("""
                        INSERT INTO session (staff_id, expires_at, created_at)
                        SELECT $1, now() + interval '1 day', now() + n * interval '1 ms' FROM generate_series(1, 49) n
                        """, Tuple.of(member.id())).await();
        assertThat(newsroom.hasEnded(first)).isFalse();

        Session last = signIn("busy");

        assertThat(newsroom.hasEnded(first)).isTrue();
        assertThat(newsroom.hasEnded(last)).isFalse();
    }

    @Test
    void aSessionEndsByItself() {
        hire("idle");
        Session session = signIn("idle");

        database.query("UPDATE session SET expires_at = now() WHERE id = $1", Tuple.of(session.sessionId()))
                .await();

        assertThat(newsroom.hasEnded(session)).isTrue();
        assertThat(notRefreshed(session.refreshToken()).code()).isEqualTo("session-ended");
    }

    @Test
    void aRefreshDoesNotMakeASessionLongerThanItMayBe() {
        hire("old");
        Session session = signIn("old");
        database.query(
                        "UPDATE session SET created_at = now() - interval '29 days' WHERE id = $1",
                        Tuple.of(session.sessionId()))
                .await();

        refresh(session);

        assertThat(database.query(
                                "SELECT expires_at < now() + interval '25 hours' FROM session WHERE id = $1",
                                Tuple.of(session.sessionId()))
                        .await()
                        .iterator()
                        .next()
                        .getBoolean(0))
                .isTrue();
    }

    @Test
    void itIsKnownWhereANameSignedInFrom() {
        hire("travels");
        newsroom.ask(SessionContract.SIGN_IN, new SignIn("Travels", PASSWORD, "198.51.100.1"), Caller.READER);

        assertThat(isKnown("TRAVELS", "198.51.100.1")).isTrue();
        assertThat(isKnown("travels", "198.51.100.2")).isFalse();
        assertThat(isKnown("admin", "198.51.100.1")).isFalse();
        assertThat(isKnown("nobody at all", "198.51.100.1")).isFalse();
    }

    private static boolean isKnown(String name, String network) {
        return newsroom.ask(SessionContract.FIND_NETWORK, new FindNetwork(name, network), Caller.READER)
                .known();
    }

    @Test
    void aPasswordIsTheSameHoweverItsAccentsWereTyped() {
        newsroom.ask(
                StaffContract.HIRE,
                new Hire("decomposed", "pe\u0301niche bleue", List.of(Role.AUTHOR), null),
                RunningArticleService.ADMIN);

        assertThat(newsroom.signIn("decomposed", "p\u00e9niche bleue").staffId())
                .isPositive();
        assertThat(newsroom.signIn("decomposed", "pe\u0301niche\u00a0bleue").staffId())
                .isPositive();
    }

    @Test
    void aHashMadeOfTheTextAsItWasStillMatches() {
        Member member = hire("former");
        String former = FormerHash.of("pe\u0301niche bleue");
        database.query("UPDATE staff SET password_hash = $2 WHERE id = $1", Tuple.of(member.id(), former))
                .await();

        assertThat(newsroom.signIn("former", "p\u00e9niche bleue").staffId()).isEqualTo(member.id());
        assertThat(newsroom.signIn("former", "pe\u0301niche bleue").staffId()).isEqualTo(member.id());
        assertThat(newsroom.refused(
                                SessionContract.SIGN_IN,
                                new SignIn("former", "peniche bleue", RunningArticleService.NETWORK),
                                Caller.READER)
                        .code())
                .isEqualTo("bad-credentials");
    }
}
