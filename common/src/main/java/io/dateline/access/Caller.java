package io.dateline.access;

import java.util.Set;

/**
 * Who asks a question, and what they may do at this moment, as the gateway has verified it. The service that owns a
 * thing decides what this caller may do with it.
 *
 * @param staffId the account, 0 for a reader
 * @param name the account's name, empty for a reader
 * @param permissions empty for a reader
 */
public record Caller(long staffId, String name, Set<Permission> permissions) {

    /** A reader: not signed in. */
    public static final Caller READER = new Caller(0, "", Set.of());

    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /** A member of staff with a role. */
    public static Caller of(long staffId, String name, Role role) {
        return new Caller(staffId, name, role.permissions());
    }

    /** Whether this caller may do that. */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
