package io.dateline.bus;

import org.jspecify.annotations.Nullable;

/**
 * Who asks, as the gateway proved it. The service that owns a thing decides what this caller may do with it.
 *
 * @param staffId the account, 0 for a reader
 * @param name the account's name, empty for a reader
 * @param role null for a reader
 */
public record Caller(long staffId, String name, @Nullable Role role) {

    /** Anybody: not signed in. */
    public static final Caller READER = new Caller(0, "", null);

    /** Whether this caller may do what {@code needed} may. */
    public boolean is(Role needed) {
        return role != null && role.atLeast(needed);
    }

    /**
     * Stops whoever has too low a role.
     *
     * @throws Failure FORBIDDEN
     */
    public void mustBe(Role needed) {
        if (!is(needed)) {
            throw Failure.forbidden("role-too-low", "This needs the role " + needed + " or a higher one.");
        }
    }
}
