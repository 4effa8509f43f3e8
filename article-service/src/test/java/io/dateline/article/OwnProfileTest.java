package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.access.Caller;
import io.dateline.access.Role;
import io.dateline.bus.Failure;
import io.dateline.contract.AuditContract;
import io.dateline.contract.ChangesSince;
import io.dateline.contract.SessionContract.Session;
import io.dateline.contract.StaffContract;
import io.dateline.contract.StaffContract.ChangeOwnPassword;
import io.dateline.contract.StaffContract.ChangeSelf;
import io.dateline.contract.StaffContract.FindSelf;
import io.dateline.contract.StaffContract.Hire;
import io.dateline.contract.StaffContract.Member;
import io.dateline.contract.StaffNamesContract;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members of staff change the names under which readers know them. */
class OwnProfileTest {

    private static final String PASSWORD = "a good password";

    private static RunningArticleService newsroom;

    @BeforeAll
    static void open() {
        newsroom = RunningArticleService.open();
    }

    @AfterAll
    static void close() {
        newsroom.close();
    }

    @Test
    void theDisplayNameChangesAndTheSlugStays() {
        Member member = hire("first", "Anna First");
        Session session = newsroom.signIn("first", PASSWORD);

        Member changed = change(member, "Anna Second", null);

        assertThat(changed.displayName()).isEqualTo("Anna Second");
        assertThat(changed.author()).isEqualTo(member.author()).isEqualTo("anna-first");
        assertThat(newsroom.ask(StaffContract.FIND_SELF, new FindSelf(), caller(member)))
                .isEqualTo(changed);
        assertThat(newsroom.hasEnded(session)).isFalse();
    }

    @Test
    void theAuditLogTellsWhatItWas() {
        Member member = hire("told", "Anna Told");
        change(member, "Anna Untold", null);
        change(member, "Anna Untold", null);

        assertThat(newsroom.ask(
                                AuditContract.LIST,
                                new AuditContract.Listing("told", null, "staff:" + member.id(), null, null, 10, null),
                                RunningArticleService.ADMIN)
                        .items())
                .extracting(entry -> entry.action() + entry.details())
                .containsExactly(
                        "display-name-changed{\"to\":\"Anna Untold\",\"from\":\"Anna Told\",\"name\":\"told\"}");
    }

    @Test
    void otherServicesAreToldOfTheName() {
        Member member = hire("known", "Anna Known");
        change(member, "Anna Unknown", null);

        var changes = newsroom.ask(StaffNamesContract.CHANGES, new ChangesSince(0, 1_000), Caller.READER);
        assertThat(changes.states())
                .filteredOn(state -> state.staffId() == member.id())
                .singleElement()
                .satisfies(state -> assertThat(state.names()).contains("Anna Unknown"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Helen Bird", "helen  bird", "Helen B1rd", "Ηelen Bird", "admin"})
    void nobodyTakesTheNameOfAnother(String name) {
        Member bird = named("helen", "Helen Bird");
        Member other = named("other", "Other One");

        Failure refused = newsroom.refused(StaffContract.CHANGE_SELF, new ChangeSelf(name, null), caller(other));

        assertThat(refused.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/displayName");
            assertThat(fault.code()).isEqualTo("not-your-byline");
        });
        // One's own in another spelling is nobody else's.
        assertThat(change(bird, "HELEN BIRD", null).displayName()).isEqualTo("HELEN BIRD");
        assertThat(change(bird, "Helen Bird", null).displayName()).isEqualTo("Helen Bird");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "nul\0"})
    void aNameHasLetters(String name) {
        Member member = named("lettered", "Anna Lettered");

        assertThat(newsroom.refused(StaffContract.CHANGE_SELF, new ChangeSelf(name, null), caller(member))
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.pointer()).isEqualTo("/displayName"));
    }

    @Test
    void aWrongPasswordChangesNothing() {
        Member member = hire("careful", "Anna Careful");

        assertThat(newsroom.refused(
                                StaffContract.CHANGE_SELF,
                                new ChangeSelf("Anna Careless", new ChangeOwnPassword("a guess", "another password")),
                                caller(member))
                        .code())
                .isEqualTo("wrong-password");
        assertThat(newsroom.ask(StaffContract.FIND_SELF, new FindSelf(), caller(member)))
                .isEqualTo(member);

        Session session = newsroom.signIn("careful", PASSWORD);
        change(member, "Anna Careless", new ChangeOwnPassword(PASSWORD, "another password"));
        assertThat(newsroom.hasEnded(session)).isTrue();
        assertThat(newsroom.signIn("careful", "another password").staffId()).isEqualTo(member.id());
    }

    /** The first admin is made without one. */
    @Test
    void whoHasNoProfileIsGivenOne() {
        Member admin = newsroom.ask(StaffContract.FIND_SELF, new FindSelf(), RunningArticleService.ADMIN);
        assertThat(admin.author()).isNull();

        Member changed =
                newsroom.ask(StaffContract.CHANGE_SELF, new ChangeSelf("Ada Chief", null), RunningArticleService.ADMIN);

        assertThat(changed.author()).isEqualTo("ada-chief");
        assertThat(changed.displayName()).isEqualTo("Ada Chief");
    }

    private static Member change(Member member, String displayName, @Nullable ChangeOwnPassword password) {
        return newsroom.ask(StaffContract.CHANGE_SELF, new ChangeSelf(displayName, password), caller(member));
    }

    private static Caller caller(Member member) {
        return Caller.of(member.id(), member.name(), Role.AUTHOR);
    }

    private static Member hire(String name, String displayName) {
        return newsroom.ask(
                StaffContract.HIRE,
                new Hire(name, PASSWORD, List.of(Role.AUTHOR), displayName),
                RunningArticleService.ADMIN);
    }

    /** Hired once for all cases of a test. */
    private static Member named(String name, String displayName) {
        return newsroom
                .ask(StaffContract.LIST, new StaffContract.ListMembers(), RunningArticleService.ADMIN)
                .items()
                .stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseGet(() -> hire(name, displayName));
    }
}
