package io.dateline.gateway.cache;

/** For how long browsers, and caches between them and the gateway, may show an answer again without asking. */
public enum Reuse {
    /** As long as it is fresh here. */
    WHILE_FRESH,
    /** Never: they ask each time whether it is still the one, so that who writes sees it in the page that they go back to. */
    AFTER_ASKING,
    /** For an hour: it changes hardly ever. */
    AN_HOUR
}
