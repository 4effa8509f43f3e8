package io.dateline.article.audit;

import io.dateline.access.Caller;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who did something.
 *
 * @param id the account of a member of staff; null for all others
 * @param name its name as it was then
 */
public record Actor(Kind kind, @Nullable Long id, @Nullable String name) {

    /** The service itself, as at its start. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, null);

    /** Somebody with access to the machine, by a command. */
    public static final Actor OPERATOR = new Actor(Kind.OPERATOR, null, null);

    /** Somebody who is not signed in. */
    public static final Actor ANONYMOUS = new Actor(Kind.ANONYMOUS, null, null);

    /** What kinds there are. */
    public enum Kind {
        /** A member of staff who is signed in. */
        STAFF,
        /** Nobody is known to be behind it. */
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

    /** Whoever asks. */
    static Actor of(Caller caller) {
        return caller.staffId() == 0 ? ANONYMOUS : new Actor(Kind.STAFF, caller.staffId(), caller.name());
    }
}
