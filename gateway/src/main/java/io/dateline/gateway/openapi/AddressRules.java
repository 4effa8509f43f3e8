package io.dateline.gateway.openapi;

/** What becomes of a request whose address is not as its operation describes it. */
public enum AddressRules {
    /** Every fault is told, and a parameter that is not described is one, so that a client learns of a misspelt name. */
    OF_API,
    /**
     * A path whose variables are not of their form leads to nothing (404). Parameters that are not described are ignored, since
     * others add them to links; those that are described are checked.
     */
    OF_PAGES
}
