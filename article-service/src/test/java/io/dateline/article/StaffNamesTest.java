package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.access.Caller;
import io.dateline.access.Role;
import io.dateline.contract.Changes;
import io.dateline.contract.ChangesSince;
import io.dateline.contract.StaffContract;
import io.dateline.contract.StaffContract.Change;
import io.dateline.contract.StaffContract.Hire;
import io.dateline.contract.StaffContract.Member;
import io.dateline.contract.StaffNamesContract;
import io.dateline.contract.StaffNamesContract.State;
import io.dateline.sql.Database;
import io.dateline.sql.DatabaseConfig;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What other services learn of the names of the staff. */
class StaffNamesTest {

    private static RunningArticleService newsroom;
    private static Database database;

    @BeforeAll
    static void open() {
        newsroom = RunningArticleService.open();
        database = Database.open(newsroom.vertx, newsroom.database, "test");
    }

    @AfterAll
    static void close() {
        database.close().await();
        newsroom.close();
    }

    private static Changes<State> since(long number) {
        return newsroom.ask(StaffNamesContract.CHANGES, new ChangesSince(number, 1_000), Caller.READER);
    }

    private static Member hire(String name, String displayName) {
        return newsroom.ask(
                StaffContract.HIRE,
                new Hire(name, "a good password", List.of(Role.AUTHOR), displayName),
                RunningArticleService.ADMIN);
    }

    private static void change(Member member, @Nullable List<Role> roles, @Nullable Boolean active) {
        newsroom.ask(StaffContract.CHANGE, new Change(member.id(), roles, null, active), RunningArticleService.ADMIN);
    }

    private static long sql(String sql, Object... values) {
        return database.query(sql, Tuple.wrap(values)).await().rowCount();
    }

    @Test
    void theFirstAdminIsTold() {
        assertThat(since(0).states()).contains(new State(1, List.of("admin")));
    }

    @Test
    void whoIsHiredLeavesAndComesBackIsToldEachTime() {
        long start = since(0).upTo();

        Member member = hire("lea", "Léa Tardif");
        Changes<State> hired = since(start);
        assertThat(hired.states()).containsExactly(new State(member.id(), List.of("lea", "Léa Tardif")));
        assertThat(hired.more()).isFalse();

        change(member, null, false);
        Changes<State> left = since(hired.upTo());
        assertThat(left.states()).containsExactly(new State(member.id(), List.of()));

        change(member, null, true);
        assertThat(since(left.upTo()).states()).containsExactly(new State(member.id(), List.of("lea", "Léa Tardif")));

        // and a follower that starts at the beginning is told once
        assertThat(since(0).states())
                .filteredOn(state -> state.staffId() == member.id())
                .hasSize(1);
    }

    @Test
    void anotherNameOfTheProfileIsToldAndAnotherRoleIsNot() {
        Member member = hire("renamed", "First Name");
        long start = since(0).upTo();

        change(member, List.of(Role.EDITOR), null);
        assertThat(since(start).states()).isEmpty();

        sql("UPDATE author SET name = 'Second Name' WHERE slug = $1", member.author());
        assertThat(since(start).states()).containsExactly(new State(member.id(), List.of("renamed", "Second Name")));
    }

    @Test
    void anAccountThatIsNoMoreHasNoNames() {
        Member member = hire("erased", "Erased");
        long start = since(0).upTo();

        sql("DELETE FROM staff WHERE id = $1", member.id());

        assertThat(since(start).states()).containsExactly(new State(member.id(), List.of()));
    }

    @Test
    void accountsFromBeforeThereWasALogAreToldToo() {
        // given a database as it was, with someone in it
        DatabaseConfig before = TestDatabases.databaseAt("101");
        Database old = Database.open(newsroom.vertx, before, "test");
        old.query("INSERT INTO author (slug, name) VALUES ('old-hand', 'Old Hand')", Tuple.tuple())
                .await();
        old.query(
                        "INSERT INTO staff (id, name, role, password_hash, author) OVERRIDING SYSTEM VALUE"
                                + " VALUES (900, 'old', 'editor', '', 'old-hand')",
                        Tuple.tuple())
                .await();
        old.close().await();

        // when this version starts on it
        try (RunningArticleService upgraded =
                RunningArticleService.over(before, RunningArticleService.ADMIN_PASSWORD)) {
            Changes<State> all = upgraded.ask(StaffNamesContract.CHANGES, new ChangesSince(0, 1_000), Caller.READER);

            // then
            assertThat(all.states()).contains(new State(900, List.of("old", "Old Hand")));
        }
    }

    @Test
    void whatIsUndoneIsNotTold() {
        hire("twice", "Twice");
        long start = since(0).upTo();

        assertThat(newsroom.refused(
                                StaffContract.HIRE,
                                new Hire("twice", "a good password", List.of(Role.AUTHOR), "Another"),
                                RunningArticleService.ADMIN)
                        .code())
                .isEqualTo("name-taken");

        assertThat(since(start).states()).isEmpty();
    }

    @Test
    void theLogIsAsLongAsThereAreAccounts() {
        Member member = hire("often", "Often");
        for (int i = 0; i < 5; i++) {
            change(member, null, i % 2 != 0);
        }

        assertThat(sql("SELECT FROM staff_change_log WHERE subject = $1", member.id()))
                .isEqualTo(1);
    }
}
