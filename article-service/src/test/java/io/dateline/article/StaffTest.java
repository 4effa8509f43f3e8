package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.access.Caller;
import io.dateline.access.Permission;
import io.dateline.access.Role;
import io.dateline.bus.Failure;
import io.dateline.contract.SessionContract;
import io.dateline.contract.SessionContract.Active;
import io.dateline.contract.SessionContract.SignIn;
import io.dateline.contract.StaffContract;
import io.dateline.contract.StaffContract.Change;
import io.dateline.contract.StaffContract.Hire;
import io.dateline.contract.StaffContract.ListMembers;
import io.dateline.contract.StaffContract.Member;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaffTest {

    private static RunningArticleService newsroom;

    @BeforeAll
    static void open() {
        newsroom = RunningArticleService.open();
    }

    @AfterAll
    static void close() {
        newsroom.close();
    }

    private static Member hire(String name, Role... roles) {
        return newsroom.ask(
                StaffContract.HIRE,
                new Hire(name, "a good password", List.of(roles), null),
                RunningArticleService.ADMIN);
    }

    private static Failure notSignedIn(String name, String password) {
        return newsroom.refused(
                SessionContract.SIGN_IN, new SignIn(name, password, RunningArticleService.NETWORK), Caller.READER);
    }

    private static Member change(
            long id, @Nullable List<Role> roles, @Nullable String password, @Nullable Boolean active) {
        return newsroom.ask(StaffContract.CHANGE, new Change(id, roles, password, active), RunningArticleService.ADMIN);
    }

    @Test
    void theFirstAdminSignsInWithThePasswordOfTheSettings() {
        Active admin = newsroom.active(newsroom.signIn("Admin", RunningArticleService.ADMIN_PASSWORD));

        assertThat(admin.name()).isEqualTo("admin");
        assertThat(admin.permissions())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Permission.values()).map(Permission::toString).toList());
    }

    @ParameterizedTest
    @CsvSource({"admin, wrong password", "nobody, correct horse battery", "'', x", "'admin'' OR 1=1 --', x", "admin, ''"
    })
    void aWrongNameAndAWrongPasswordAreToldAlike(String name, String password) {
        Failure failure = notSignedIn(name, password);

        assertThat(failure.kind()).isEqualTo(Failure.Kind.FORBIDDEN);
        assertThat(failure.code()).isEqualTo("bad-credentials");
        assertThat(failure.detail()).isEqualTo("The name or the password is wrong.");
    }

    @Test
    void whoIsHiredSignsInAndHasAnAuthorsProfile() {
        Member hired = newsroom.ask(
                StaffContract.HIRE,
                new Hire("Zoe.W", "пароль-пароль", List.of(Role.AUTHOR), "Zoé Writer"),
                RunningArticleService.ADMIN);

        assertThat(hired.name()).isEqualTo("zoe.w");
        assertThat(hired.author()).isEqualTo("zoe-writer");
        assertThat(newsroom.signIn("zoe.w", "пароль-пароль").staffId()).isEqualTo(hired.id());
        assertThat(newsroom.draft("{'headline': 'By Zoé', 'lang': 'en', 'authors': ['zoe-writer']}")
                        .authors()
                        .getFirst()
                        .name())
                .isEqualTo("Zoé Writer");
        assertThat(newsroom.ask(StaffContract.LIST, new ListMembers(), RunningArticleService.ADMIN)
                        .items())
                .contains(hired);
    }

    @Test
    void aNameIsTakenOnce() {
        hire("taken", Role.AUTHOR);

        assertThat(newsroom.refused(
                                StaffContract.HIRE,
                                new Hire("TAKEN", "a good password", List.of(Role.AUTHOR), null),
                                RunningArticleService.ADMIN)
                        .code())
                .isEqualTo("name-taken");
    }

    @Test
    void whatNamesAndPasswordsMayBeIsToldAtOnce() {
        Failure failure = newsroom.refused(
                StaffContract.HIRE, new Hire("no name", "short", List.of(), " "), RunningArticleService.ADMIN);

        assertThat(failure.faults())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly("/name format", "/password too-short", "/roles format", "/displayName blank");
    }

    @Test
    void whoIsSwitchedOffSignsInNoMore() {
        Member member = hire("leaver", Role.EDITOR);

        change(member.id(), null, null, false);
        assertThat(notSignedIn("leaver", "a good password").code()).isEqualTo("bad-credentials");

        change(member.id(), List.of(Role.AUTHOR), "another password", true);
        assertThat(newsroom.active(newsroom.signIn("leaver", "another password"))
                        .permissions())
                .containsExactlyInAnyOrder("articles:write", "media");
        assertThat(notSignedIn("leaver", "a good password").code()).isEqualTo("bad-credentials");
    }

    @Test
    void anAccountMayDoWhatAnyOfItsRolesMay() {
        Member both = hire("both", Role.AUTHOR, Role.MODERATOR);

        assertThat(both.role()).isNull();
        assertThat(both.permissions())
                .containsExactlyInAnyOrder(Permission.ARTICLES_WRITE, Permission.MEDIA, Permission.COMMENTS_MODERATE);
        assertThat(newsroom.active(newsroom.signIn("both", "a good password")).permissions())
                .containsExactlyInAnyOrder("articles:write", "media", "comments:moderate");
        assertThat(newsroom.refused(
                                StaffContract.CHANGE,
                                new Change(both.id(), List.of(Role.EDITOR, Role.EDITOR), null, null),
                                RunningArticleService.ADMIN)
                        .faults())
                .extracting(fault -> fault.pointer())
                .containsExactly("/roles");
    }

    @Test
    void theLastAdminStaysOne() {
        long admin =
                newsroom.signIn("admin", RunningArticleService.ADMIN_PASSWORD).staffId();

        assertThat(newsroom.refused(
                                StaffContract.CHANGE,
                                new Change(admin, List.of(Role.EDITOR), null, null),
                                RunningArticleService.ADMIN)
                        .code())
                .isEqualTo("last-admin");
        assertThat(newsroom.refused(
                                StaffContract.CHANGE, new Change(admin, null, null, false), RunningArticleService.ADMIN)
                        .code())
                .isEqualTo("last-admin");

        Member second = hire("second-admin", Role.ADMIN);
        assertThat(change(second.id(), List.of(Role.EDITOR), null, null).role()).isEqualTo(Role.EDITOR);
    }

    @Test
    void onlyAdminsManageTheStaff() {
        assertThat(newsroom.refused(StaffContract.LIST, new ListMembers(), RunningArticleService.MODERATOR)
                        .kind())
                .isEqualTo(Failure.Kind.FORBIDDEN);
        assertThat(newsroom.refused(
                                StaffContract.HIRE,
                                new Hire("x", "a good password", List.of(Role.ADMIN), null),
                                RunningArticleService.MODERATOR)
                        .kind())
                .isEqualTo(Failure.Kind.FORBIDDEN);
        assertThat(newsroom.refused(
                                StaffContract.CHANGE, new Change(1, List.of(Role.AUTHOR), null, null), Caller.READER)
                        .kind())
                .isEqualTo(Failure.Kind.FORBIDDEN);
        assertThat(newsroom.refused(
                                StaffContract.CHANGE,
                                new Change(999, List.of(Role.AUTHOR), null, null),
                                RunningArticleService.ADMIN)
                        .code())
                .isEqualTo("staff-unknown");
    }
}
