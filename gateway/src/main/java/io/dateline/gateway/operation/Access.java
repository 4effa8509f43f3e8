package io.dateline.gateway.operation;

/** Who may ask for an operation. */
public enum Access {
    /** Anybody; an access token is not even looked at. */
    PUBLIC,
    /** Members of staff who are signed in. What each of them may do is decided by the service that is asked. */
    STAFF
}
