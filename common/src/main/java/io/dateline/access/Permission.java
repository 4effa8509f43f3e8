package io.dateline.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One thing that a member of staff may do. The service that owns the thing checks it. */
public enum Permission {
    /** Write articles, and read and change one's own. */
    ARTICLES_WRITE("articles:write"),
    /** Read and change all articles. */
    ARTICLES_WRITE_ALL("articles:write-all"),
    /** Publish and unpublish articles, and change public ones. */
    ARTICLES_PUBLISH("articles:publish"),
    /** Decide on comments, and on who may comment. */
    COMMENTS_MODERATE("comments:moderate"),
    /** Upload pictures. */
    MEDIA("media"),
    /** Create, rename and merge topics, tags and authors. */
    TAXONOMY("taxonomy"),
    /** Arrange and launch fronts. */
    FRONTS("fronts"),
    /** Create and change accounts, and read the audit log. */
    STAFF_MANAGE("staff:manage"),
    /** Change the settings of the newsroom. */
    SETTINGS("settings"),
    /** Manage webhooks. */
    WEBHOOKS("webhooks"),
    /** Erase a person's data. */
    PEOPLE_ERASE("people:erase");

    private static final Map<String, Permission> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Permission::toString, Function.identity()));

    private final String code;

    Permission(String code) {
        this.code = code;
    }

    /** The permission with this code; empty if this version does not know it. */
    public static Optional<Permission> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Its code, such as {@code articles:write}. */
    @Override
    @JsonValue
    public String toString() {
        return code;
    }
}
