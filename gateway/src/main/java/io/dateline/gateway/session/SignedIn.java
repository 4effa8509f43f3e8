package io.dateline.gateway.session;

import io.dateline.access.Caller;

/**
 * A caller and the session by which they are signed in.
 *
 * @param sessionId 0 for a reader
 */
public record SignedIn(Caller caller, long sessionId) {

    /** A reader, who is not signed in. */
    public static final SignedIn NOBODY = new SignedIn(Caller.READER, 0);
}
