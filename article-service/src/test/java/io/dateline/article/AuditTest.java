package io.dateline.article;

import static io.dateline.article.RunningArticleService.ADMIN;
import static io.dateline.article.RunningArticleService.MODERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.access.Caller;
import io.dateline.access.Role;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.bus.Json;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.SetCommentPolicy;
import io.dateline.contract.AuditContract;
import io.dateline.contract.AuditContract.Entry;
import io.dateline.contract.AuditContract.EntryPage;
import io.dateline.contract.AuditContract.Listing;
import io.dateline.contract.CommentPolicy;
import io.dateline.contract.SessionContract;
import io.dateline.contract.SessionContract.End;
import io.dateline.contract.SessionContract.Session;
import io.dateline.contract.SessionContract.SignIn;
import io.dateline.contract.StaffContract;
import io.dateline.contract.StaffContract.Change;
import io.dateline.contract.StaffContract.ChangeOwnPassword;
import io.dateline.contract.StaffContract.Hire;
import io.dateline.contract.StaffContract.Member;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who did what in the newsroom is recorded with it, and read by those who manage the staff. */
class AuditTest {

    private RunningArticleService newsroom;

    @BeforeEach
    void open() {
        newsroom = RunningArticleService.open();
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    private static Listing all() {
        return filtered(null, null, null);
    }

    private static Listing filtered(@Nullable String actor, @Nullable String action, @Nullable String subject) {
        return new Listing(actor, action, subject, null, null, 100, null);
    }

    private EntryPage page(Listing listing) {
        return newsroom.ask(AuditContract.LIST, listing, ADMIN);
    }

    private List<String> actions(Listing listing) {
        return page(listing).items().stream().map(Entry::action).toList();
    }

    private Member hire(String name, Role role) {
        return newsroom.ask(StaffContract.HIRE, new Hire(name, "a good password", List.of(role), null), ADMIN);
    }

    private void guess(String name, int times) {
        for (int i = 0; i < times; i++) {
            newsroom.refused(
                    SessionContract.SIGN_IN,
                    new SignIn(name, "a wrong password", RunningArticleService.NETWORK),
                    Caller.READER);
        }
    }

    @Test
    void whatIsDoneToAccountsIsRecordedWithWhoDidIt() {
        Member member = hire("ines", Role.AUTHOR);
        newsroom.ask(
                StaffContract.CHANGE, new Change(member.id(), List.of(Role.EDITOR), "another password", false), ADMIN);
        newsroom.ask(StaffContract.CHANGE, new Change(member.id(), List.of(Role.EDITOR), null, true), ADMIN);

        List<Entry> entries = page(all()).items();

        assertThat(entries)
                .extracting(Entry::action)
                .containsExactly(
                        "account-opened",
                        "account-closed",
                        "password-changed",
                        "roles-changed",
                        "staff-hired",
                        "first-admin-reset");
        assertThat(entries.subList(0, 5)).allSatisfy(entry -> {
            assertThat(entry.actor()).isEqualTo(new AuditContract.Actor("staff", 1L, "admin"));
            assertThat(entry.subject()).isEqualTo(new AuditContract.Subject("staff", "" + member.id()));
            assertThat(entry.requestId()).isEqualTo("test");
        });
        assertThat(entries.get(5).actor()).isEqualTo(new AuditContract.Actor("system", null, null));
        assertThat(entries.get(3).details())
                .hasToString("{\"to\":[\"editor\"],\"from\":[\"author\"],\"name\":\"ines\"}");
        assertThat(Json.encode(page(all())).toString())
                .doesNotContain("a good password", "another password", "argon2", RunningArticleService.ADMIN_PASSWORD);
    }

    @Test
    void theEndOfSessionsIsRecorded() {
        Member member = hire("ines", Role.AUTHOR);
        Caller ines = Caller.of(member.id(), "ines", Role.AUTHOR);
        Session session = newsroom.signIn("ines", "a good password");
        newsroom.ask(SessionContract.END, new End(member.id(), session.sessionId()), ines);
        newsroom.ask(SessionContract.END, new End(member.id(), null), ines);
        newsroom.ask(
                StaffContract.CHANGE_OWN_PASSWORD, new ChangeOwnPassword("a good password", "another password"), ines);

        List<Entry> entries =
                page(filtered("ines", null, "staff:" + member.id())).items();

        assertThat(entries)
                .extracting(entry -> entry.action() + entry.details())
                .containsExactly(
                        "password-changed{\"name\":\"ines\"}",
                        "signed-out{\"sessions\":\"all\"}",
                        "signed-out{\"sessions\":\"one\"}");
    }

    @Test
    void aCommentPolicyIsRecordedOnceItChanges() {
        Article article = newsroom.published("{'headline': 'Lively', 'lang': 'en'}");
        SetCommentPolicy closed = new SetCommentPolicy(article.id(), CommentPolicy.CLOSED, 30);

        newsroom.write(ArticleContract.SET_COMMENT_POLICY, closed, MODERATOR);
        newsroom.write(ArticleContract.SET_COMMENT_POLICY, closed, MODERATOR);

        List<Entry> entries =
                page(filtered("mo", null, "article:" + article.id())).items();
        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("comment-policy-set");
            assertThat(entry.details()).hasToString("{\"to\":\"closed\",\"from\":\"open\",\"slowModeSeconds\":30}");
        });
    }

    @Test
    void manyWhoChangeTheStaffAtOnceDoNotGetInEachOthersWay() {
        List<Member> admins = List.of(hire("one", Role.ADMIN), hire("two", Role.ADMIN), hire("three", Role.ADMIN));
        List<Future<Member>> changes = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Role role = i % 2 == 0 ? Role.EDITOR : Role.ADMIN;
            Change change = new Change(admins.get(i % 3).id(), List.of(role), null, i % 5 != 0);
            changes.add(newsroom.bus.ask(StaffContract.CHANGE, change, Call.of("test", null, ADMIN)));
        }

        Future.all(changes).await();

        assertThat(actions(filtered("admin", "staff-hired", null))).hasSize(3);
        assertThat(actions(filtered("admin", "roles-changed", null))).isNotEmpty();
    }

    @Test
    void whatIsRefusedLeavesNoEntry() {
        newsroom.refused(StaffContract.CHANGE, new Change(1, List.of(Role.EDITOR), "another password", null), ADMIN);
        hire("ines", Role.AUTHOR);
        newsroom.refused(StaffContract.HIRE, new Hire("ines", "a good password", List.of(Role.AUTHOR), null), ADMIN);

        assertThat(actions(filtered("admin", null, null))).containsExactly("staff-hired");
    }

    @Test
    void whatCannotBeRecordedIsNotDone() {
        Article article = newsroom.published("{'headline': 'Lively', 'lang': 'en'}");
        Database owner = Database.open(newsroom.vertx, newsroom.database, "test");
        owner.query("ALTER TABLE audit_head RENAME TO audit_head_away", Tuple.tuple())
                .await();

        newsroom.refused(
                ArticleContract.SET_COMMENT_POLICY,
                new SetCommentPolicy(article.id(), CommentPolicy.CLOSED, null),
                MODERATOR);
        newsroom.refused(StaffContract.HIRE, new Hire("ines", "a good password", List.of(Role.AUTHOR), null), ADMIN);

        owner.query("ALTER TABLE audit_head_away RENAME TO audit_head", Tuple.tuple())
                .await();
        owner.close().await();
        assertThat(newsroom.read("lively").at("/comments/policy").textValue()).isEqualTo("open");
        assertThat(hire("ines", Role.AUTHOR).author()).isEqualTo("ines");
    }

    @Test
    void guessesInARowAreAnEntryWhetherOrNotThereIsSuchAnAccount() {
        guess("admin", 4);
        newsroom.signIn("admin", RunningArticleService.ADMIN_PASSWORD);
        guess("admin", 4);
        assertThat(actions(filtered(null, "sign-in-failures", null))).isEmpty();

        guess("Admin", 3);
        guess("nobody", 6);
        guess("my secret, in the wrong field", 5);

        assertThat(page(filtered("anonymous", "sign-in-failures", "sign-in-name"))
                        .items())
                .extracting(entry -> entry.subject().id() + " " + entry.details())
                .containsExactly(
                        "null {\"account\":\"unknown\",\"guesses\":5}",
                        "nobody {\"account\":\"unknown\",\"guesses\":5}",
                        "admin {\"account\":\"known\",\"guesses\":5}");
    }

    @Test
    void guessesOfOnesPresentPasswordAreAnEntryToo() {
        Member ines = hire("ines", Role.AUTHOR);
        Caller thief = Caller.of(ines.id(), "ines", Role.AUTHOR);

        for (int i = 0; i < 5; i++) {
            newsroom.refused(
                    StaffContract.CHANGE_OWN_PASSWORD, new ChangeOwnPassword("a guess", "another password"), thief);
        }

        assertThat(page(filtered("ines", "sign-in-failures", "sign-in-name")).items())
                .extracting(entry -> entry.subject().id() + " " + entry.details())
                .containsExactly("ines {\"account\":\"known\",\"guesses\":5}");
    }

    @Test
    void entriesArePagedAndFiltered() {
        Instant before = Instant.now().minusSeconds(3600);
        for (int i = 1; i <= 5; i++) {
            hire("member-" + i, Role.AUTHOR);
        }

        List<Long> met = new ArrayList<>();
        String cursor = null;
        do {
            EntryPage page = page(new Listing("admin", "staff-hired", "staff", before, null, 2, cursor));
            page.items().forEach(entry -> met.add(entry.sequence()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(met).containsExactly(6L, 5L, 4L, 3L, 2L);
        assertThat(page(new Listing(null, null, null, null, before, 10, null)).items())
                .isEmpty();
        assertThat(page(new Listing(null, null, null, Instant.now().plusSeconds(60), null, 10, null))
                        .items())
                .isEmpty();
        assertThat(page(filtered("nobody", null, null)).items()).isEmpty();
        assertThat(page(filtered("system", null, null)).items()).hasSize(1);
        String next =
                page(new Listing("admin", null, null, null, null, 2, null)).next();
        assertThat(newsroom.refused(AuditContract.LIST, new Listing("system", null, null, null, null, 2, next), ADMIN)
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.pointer()).isEqualTo("/query/cursor"));
    }

    @Test
    void onlyThoseWhoManageTheStaffReadIt() {
        for (Caller caller :
                List.of(Caller.READER, RunningArticleService.AUTHOR, RunningArticleService.EDITOR, MODERATOR)) {
            assertThat(newsroom.refused(AuditContract.LIST, all(), caller).kind())
                    .isEqualTo(Failure.Kind.FORBIDDEN);
        }
    }
}
