package io.dateline.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dateline.access.Permission;
import io.dateline.access.Role;
import io.dateline.bus.Endpoint;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The accounts of the staff, answered by the article-service. {@link SessionContract} is about their sign-in. */
public final class StaffContract {

    /** All accounts, by name. Needs {@code staff:manage}. */
    public static final Endpoint<ListMembers, Members> LIST =
            Endpoint.read("staff.list", ListMembers.class, Members.class);

    /** A new account, and the author profile that goes with it. CONFLICT {@code name-taken}. Needs {@code staff:manage}. */
    public static final Endpoint<Hire, Member> HIRE = Endpoint.write("staff.hire", Hire.class, Member.class);

    /**
     * Changes roles, password or whether it may sign in. A new password, and an account that is closed, end its sessions.
     * NOT_FOUND {@code staff-unknown}; CONFLICT {@code last-admin}. Needs {@code staff:manage}.
     */
    public static final Endpoint<Change, Member> CHANGE = Endpoint.write("staff.change", Change.class, Member.class);

    /** The caller's own account. */
    public static final Endpoint<FindSelf, Member> FIND_SELF =
            Endpoint.read("staff.find-self", FindSelf.class, Member.class);

    /**
     * Changes the caller's own password, which ends all sessions of the account. FORBIDDEN {@code wrong-password} where the
     * present one is not right.
     */
    public static final Endpoint<ChangeOwnPassword, Member> CHANGE_OWN_PASSWORD =
            Endpoint.write("staff.change-own-password", ChangeOwnPassword.class, Member.class);

    /**
     * Changes the caller's own display name, and the password as {@link #CHANGE_OWN_PASSWORD} does. INVALID {@code
     * not-your-byline} where the name could be taken for that of another account.
     */
    public static final Endpoint<ChangeSelf, Member> CHANGE_SELF =
            Endpoint.write("staff.change-self", ChangeSelf.class, Member.class);

    private StaffContract() {}

    /** All of them: a newsroom has few. */
    public record ListMembers() {}

    /** The accounts, by name. */
    public record Members(List<Member> items) {}

    /**
     * An account to be made.
     *
     * @param roles one or more
     * @param displayName the byline; the author's slug is made from it
     */
    public record Hire(
            String name,
            String password,
            List<Role> roles,
            @Nullable String displayName) {
        @Override
        public String toString() {
            return "Hire[name=" + name + ", roles=" + roles + "]";
        }
    }

    /**
     * What is to change of an account; null leaves it as it is.
     *
     * @param roles instead of those it has, one or more
     */
    public record Change(
            long id,
            @Nullable List<Role> roles,
            @Nullable String password,
            @Nullable Boolean active) {
        @Override
        public String toString() {
            return "Change[id=" + id + ", roles=" + roles + ", active=" + active + "]";
        }
    }

    /** The caller's own account. */
    public record FindSelf() {}

    /** The password there is, and the one to be. */
    public record ChangeOwnPassword(String currentPassword, String password) {
        @Override
        public String toString() {
            return "ChangeOwnPassword[]";
        }
    }

    /**
     * What is to change of the caller's own account.
     *
     * @param displayName the byline; null leaves it as it is, and so does the slug in any case
     * @param password null leaves the password as it is
     */
    public record ChangeSelf(
            @Nullable String displayName, @Nullable ChangeOwnPassword password) {}

    /**
     * An account.
     *
     * @param author the slug of its author profile
     * @param displayName the name in that profile, under which readers know the holder
     * @param active whether it may sign in
     */
    public record Member(
            long id,
            String name,
            List<Role> roles,
            @Nullable String author,
            @Nullable String displayName,
            boolean active,
            Instant createdAt) {

        /** Its role, where it has only one. */
        @JsonProperty
        public @Nullable Role role() {
            return roles.size() == 1 ? roles.getFirst() : null;
        }

        /** What it may do by its roles. */
        @JsonProperty
        public Set<Permission> permissions() {
            return Role.permissions(roles);
        }
    }
}
