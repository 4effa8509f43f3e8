package io.dateline.contract;

import io.dateline.bus.Endpoint;
import io.dateline.bus.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The staff of the newsroom and their sign-in, answered by the article-service. */
public final class StaffContract {

    /** Proves a name and a password. FORBIDDEN {@code bad-credentials}, which says nothing of which was wrong. */
    public static final Endpoint<SignIn, Member> SIGN_IN = Endpoint.write("staff.sign-in", SignIn.class, Member.class);

    /** All accounts, by name. FORBIDDEN unless admin. */
    public static final Endpoint<ListMembers, Members> LIST =
            Endpoint.read("staff.list", ListMembers.class, Members.class);

    /** A new account, and the author profile that goes with it. CONFLICT {@code name-taken}. FORBIDDEN unless admin. */
    public static final Endpoint<Hire, Member> HIRE = Endpoint.write("staff.hire", Hire.class, Member.class);

    /**
     * Changes role, password or whether it may sign in. NOT_FOUND {@code staff-unknown}; CONFLICT {@code last-admin};
     * FORBIDDEN unless admin.
     */
    public static final Endpoint<Change, Member> CHANGE = Endpoint.write("staff.change", Change.class, Member.class);

    private StaffContract() {}

    /** What someone claims to be. */
    public record SignIn(String name, String password) {
        @Override
        public String toString() {
            return "SignIn[name=" + name + "]";
        }
    }

    /** All of them: a newsroom has few. */
    public record ListMembers() {}

    /** The accounts, by name. */
    public record Members(List<Member> items) {}

    /**
     * An account to be made.
     *
     * @param displayName the byline; the author's slug is made from it
     */
    public record Hire(
            String name,
            String password,
            Role role,
            @Nullable String displayName) {
        @Override
        public String toString() {
            return "Hire[name=" + name + ", role=" + role + "]";
        }
    }

    /** What is to change of an account; null leaves it as it is. */
    public record Change(
            long id,
            @Nullable Role role,
            @Nullable String password,
            @Nullable Boolean active) {
        @Override
        public String toString() {
            return "Change[id=" + id + ", role=" + role + ", active=" + active + "]";
        }
    }

    /**
     * An account.
     *
     * @param author the slug of its author profile
     * @param active whether it may sign in
     */
    public record Member(
            long id, String name, Role role, @Nullable String author, boolean active, Instant createdAt) {}
}
