package io.dateline.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an article is in its life. */
public enum ArticleStatus {
    /** Written, never public. */
    DRAFT,
    /** Public. */
    PUBLISHED,
    /** Public once, withdrawn: readers are told that it is gone. */
    UNPUBLISHED;

    /** The status of that name in lower case; throws {@link IllegalArgumentException} if there is none. */
    @JsonCreator
    public static ArticleStatus named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
