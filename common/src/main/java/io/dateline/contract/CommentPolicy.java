package io.dateline.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who may comment on an article, and when it shows. */
public enum CommentPolicy {
    /** Anybody; valid comments are public at once. */
    OPEN,
    /** Anybody; every comment waits for a moderator. */
    PREMODERATED,
    /** Nobody; what is there stays readable. */
    CLOSED;

    /** The policy of that name in lower case; throws {@link IllegalArgumentException} if there is none. */
    @JsonCreator
    public static CommentPolicy named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
