package io.dateline.gateway.session;

import io.dateline.access.Caller;

/**
 * Who asks.
 *
 * @param sessionId the session, 0 for a reader
 */
public record SignedIn(Caller caller, long sessionId) {

    /** Anybody: not signed in. */
    public static final SignedIn NOBODY = new SignedIn(Caller.READER, 0);
}
