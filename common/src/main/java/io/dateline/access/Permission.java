package io.dateline.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One thing that a member of staff may do. The service that owns the thing asks for it. */
public enum Permission {
    /** To write articles, and to read and change those that one made. */
    ARTICLES_WRITE("articles:write"),
    /** To read and change everybody's articles. */
    ARTICLES_WRITE_ALL("articles:write-all"),
    /** To make articles public, to withdraw them, and to change what is public. */
    ARTICLES_PUBLISH("articles:publish"),
    /** To decide over comments, and who may comment. */
    COMMENTS_MODERATE("comments:moderate"),
    /** To upload pictures. */
    MEDIA("media"),
    /** To make, rename and merge topics, tags and authors. */
    TAXONOMY("taxonomy"),
    /** To arrange and launch fronts. */
    FRONTS("fronts"),
    /** To make and change accounts, and to read the audit log. */
    STAFF_MANAGE("staff:manage"),
    /** To change the settings of the newsroom. */
    SETTINGS("settings"),
    /** To manage webhooks. */
    WEBHOOKS("webhooks"),
    /** To erase a person's data. */
    PEOPLE_ERASE("people:erase");

    private static final Map<String, Permission> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Permission::toString, Function.identity()));

    private final String code;

    Permission(String code) {
        this.code = code;
    }

    /** The permission written so; empty for one that this version does not know. */
    public static Optional<Permission> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** As it is written: {@code articles:write}. */
    @Override
    @JsonValue
    public String toString() {
        return code;
    }
}
