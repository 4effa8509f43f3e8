package io.dateline.bus;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a member of staff may do; each role may do all that the roles before it may. */
public enum Role {
    /** Writes articles and edits their own. */
    AUTHOR,
    /** Edits and publishes anybody's. */
    EDITOR,
    /** Decides over comments. */
    MODERATOR,
    /** Manages staff. */
    ADMIN;

    /** Whether this role may do what {@code needed} may. */
    public boolean atLeast(Role needed) {
        return compareTo(needed) >= 0;
    }

    /**
     * The role of that name in lower case.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static Role named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
