package io.dateline.gateway.openapi;

/** What becomes of a request with query parameters that are not described. */
public enum AddressRules {
    /** It is refused, so that a client learns of a misspelt name. */
    REFUSED,
    /** They are ignored, since others add them to links. */
    IGNORED
}
