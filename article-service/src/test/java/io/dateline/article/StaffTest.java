package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.bus.Caller;
import io.dateline.bus.Failure;
import io.dateline.bus.Role;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.ById;
import io.dateline.contract.StaffContract;
import io.dateline.contract.StaffContract.Change;
import io.dateline.contract.StaffContract.Hire;
import io.dateline.contract.StaffContract.ListMembers;
import io.dateline.contract.StaffContract.Member;
import io.dateline.contract.StaffContract.SignIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaffTest {

    private static Newsroom newsroom;

    @BeforeAll
    static void open() {
        newsroom = Newsroom.open();
    }

    @AfterAll
    static void close() {
        newsroom.close();
    }

    private static Member hire(String name, Role role) {
        return newsroom.ask(StaffContract.HIRE, new Hire(name, "a good password", role, null), Newsroom.ADMIN);
    }

    private static Member signIn(String name, String password) {
        return newsroom.ask(StaffContract.SIGN_IN, new SignIn(name, password), Caller.READER);
    }

    private static Failure notSignedIn(String name, String password) {
        return newsroom.refused(StaffContract.SIGN_IN, new SignIn(name, password), Caller.READER);
    }

    @Test
    void theFirstAdminSignsInWithThePasswordOfTheSettings() {
        Member admin = signIn("Admin", Newsroom.ADMIN_PASSWORD);

        assertThat(admin.name()).isEqualTo("admin");
        assertThat(admin.role()).isEqualTo(Role.ADMIN);
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
    void whoIsHiredSignsInAndBearsAnAuthorsProfile() {
        Member hired = newsroom.ask(
                StaffContract.HIRE, new Hire("Zoe.W", "пароль-пароль", Role.AUTHOR, "Zoé Writer"), Newsroom.ADMIN);

        assertThat(hired.name()).isEqualTo("zoe.w");
        assertThat(hired.author()).isEqualTo("zoe-writer");
        assertThat(signIn("zoe.w", "пароль-пароль")).isEqualTo(hired);
        assertThat(newsroom.draft("{'headline': 'By Zoé', 'lang': 'en', 'authors': ['zoe-writer']}")
                        .authors()
                        .getFirst()
                        .name())
                .isEqualTo("Zoé Writer");
        assertThat(newsroom.ask(StaffContract.LIST, new ListMembers(), Newsroom.ADMIN)
                        .items())
                .contains(hired);
    }

    @Test
    void aNameIsBorneOnce() {
        hire("taken", Role.AUTHOR);

        assertThat(newsroom.refused(
                                StaffContract.HIRE,
                                new Hire("TAKEN", "a good password", Role.AUTHOR, null),
                                Newsroom.ADMIN)
                        .code())
                .isEqualTo("name-taken");
    }

    @Test
    void whatNamesAndPasswordsMayBeIsToldAtOnce() {
        Failure failure =
                newsroom.refused(StaffContract.HIRE, new Hire("no name", "short", Role.AUTHOR, " "), Newsroom.ADMIN);

        assertThat(failure.faults())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly("/name format", "/password too-short", "/displayName format");
    }

    @Test
    void whoIsSwitchedOffSignsInNoMore() {
        Member member = hire("leaver", Role.EDITOR);

        newsroom.ask(StaffContract.CHANGE, new Change(member.id(), null, null, false), Newsroom.ADMIN);
        assertThat(notSignedIn("leaver", "a good password").code()).isEqualTo("bad-credentials");

        newsroom.ask(
                StaffContract.CHANGE, new Change(member.id(), Role.AUTHOR, "another password", true), Newsroom.ADMIN);
        assertThat(signIn("leaver", "another password").role()).isEqualTo(Role.AUTHOR);
        assertThat(notSignedIn("leaver", "a good password").code()).isEqualTo("bad-credentials");
    }

    @Test
    void whoIsSwitchedOffOrDemotedIsHeldToItWhateverTheirTokenSays() {
        Member member = hire("ines", Role.EDITOR);
        Caller tokenOfThen = new Caller(member.id(), member.name(), Role.EDITOR);
        ById draft = new ById(
                newsroom.draft("{'headline': 'To be published', 'lang': 'en'}").id());

        newsroom.ask(StaffContract.CHANGE, new Change(member.id(), Role.AUTHOR, null, null), Newsroom.ADMIN);
        assertThat(newsroom.refused(ArticleContract.PUBLISH, draft, tokenOfThen).code())
                .isEqualTo("role-too-low");

        newsroom.ask(StaffContract.CHANGE, new Change(member.id(), null, null, false), Newsroom.ADMIN);
        assertThat(newsroom.refused(ArticleContract.PUBLISH, draft, tokenOfThen).code())
                .isEqualTo("account-ended");
        assertThat(newsroom.refused(ArticleContract.READ, draft, tokenOfThen).code())
                .isEqualTo("account-ended");
    }

    @Test
    void theLastAdminStaysOne() {
        long admin = signIn("admin", Newsroom.ADMIN_PASSWORD).id();

        assertThat(newsroom.refused(StaffContract.CHANGE, new Change(admin, Role.EDITOR, null, null), Newsroom.ADMIN)
                        .code())
                .isEqualTo("last-admin");
        assertThat(newsroom.refused(StaffContract.CHANGE, new Change(admin, null, null, false), Newsroom.ADMIN)
                        .code())
                .isEqualTo("last-admin");

        Member second = hire("second-admin", Role.ADMIN);
        assertThat(newsroom.ask(StaffContract.CHANGE, new Change(second.id(), Role.EDITOR, null, null), Newsroom.ADMIN)
                        .role())
                .isEqualTo(Role.EDITOR);
    }

    @Test
    void onlyAdminsManageTheStaff() {
        assertThat(newsroom.refused(StaffContract.LIST, new ListMembers(), Newsroom.MODERATOR)
                        .kind())
                .isEqualTo(Failure.Kind.FORBIDDEN);
        assertThat(newsroom.refused(
                                StaffContract.HIRE,
                                new Hire("x", "a good password", Role.ADMIN, null),
                                Newsroom.MODERATOR)
                        .kind())
                .isEqualTo(Failure.Kind.FORBIDDEN);
        assertThat(newsroom.refused(StaffContract.CHANGE, new Change(1, Role.AUTHOR, null, null), Caller.READER)
                        .kind())
                .isEqualTo(Failure.Kind.FORBIDDEN);
        assertThat(newsroom.refused(StaffContract.CHANGE, new Change(999, Role.AUTHOR, null, null), Newsroom.ADMIN)
                        .code())
                .isEqualTo("staff-unknown");
    }
}
