package io.dateline.gateway.cache;

import java.util.Locale;

/** What the cache had to do for a reader. */
enum Outcome {
    /** It was there, and fresh. */
    HIT,
    /** It was there, a little too old, and is asked for in the background. */
    STALE_WHILE_REVALIDATE,
    /** It was there, too old, and stands in for a service that fails. */
    STALE_IF_ERROR,
    /** A service was asked. */
    MISS,
    /** A service was being asked already for somebody else. */
    COALESCED,
    /** It was not there, and could not be had. */
    FAILED;

    /** As it stands in the metrics. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
