package io.dateline.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A predefined set of permissions. An account has one or more roles, and may do what any of them may. */
public enum Role {
    /** Writes articles. */
    AUTHOR,
    /** Changes all articles, and decides what is public. */
    EDITOR,
    /** Decides on comments, and does nothing else. */
    MODERATOR,
    /** May do everything. */
    ADMIN;

    /** What an account with this role alone may do. */
    public Set<Permission> permissions() {
        return switch (this) {
            case AUTHOR -> Set.of(Permission.ARTICLES_WRITE, Permission.MEDIA);
            case EDITOR ->
                Set.of(
                        Permission.ARTICLES_WRITE,
                        Permission.ARTICLES_WRITE_ALL,
                        Permission.ARTICLES_PUBLISH,
                        Permission.MEDIA,
                        Permission.TAXONOMY,
                        Permission.FRONTS);
            case MODERATOR -> Set.of(Permission.COMMENTS_MODERATE);
            case ADMIN -> Set.of(Permission.values());
        };
    }

    /** What an account with all of these roles may do. */
    public static Set<Permission> permissions(Collection<Role> roles) {
        EnumSet<Permission> all = EnumSet.noneOf(Permission.class);
        roles.forEach(role -> all.addAll(role.permissions()));
        return all;
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
