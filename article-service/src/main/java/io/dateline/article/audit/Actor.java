package io.dateline.article.audit;

import io.dateline.access.Caller;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who performed an action.
 *
 * @param id the account of a member of staff; null for all other kinds
 * @param name the name of that account at the time
 */
public record Actor(Kind kind, @Nullable Long id, @Nullable String name) {

    /** The service itself, for example at its start. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, null);

    /** An operator who runs a command on the machine. */
    public static final Actor OPERATOR = new Actor(Kind.OPERATOR, null, null);

    /** Somebody who is not signed in. */
    public static final Actor ANONYMOUS = new Actor(Kind.ANONYMOUS, null, null);

    /** The kinds of actors. */
    public enum Kind {
        /** A member of staff who is signed in. */
        STAFF,
        /** A caller who is not signed in. */
        ANONYMOUS,
        /** The service. */
        SYSTEM,
        /** The operator. */
        OPERATOR;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The caller of a request. */
    static Actor of(Caller caller) {
        return caller.staffId() == 0 ? ANONYMOUS : new Actor(Kind.STAFF, caller.staffId(), caller.name());
    }
}
