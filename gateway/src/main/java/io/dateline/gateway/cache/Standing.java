package io.dateline.gateway.cache;

/** What changes about an entry while it is kept: when it was last wanted, and since when it is known to be wrong. */
final class Standing {

    /** So long an entry that was wanted is likely to be wanted at once. */
    private static final long WANTED_MILLIS = 1_000;

    /** So long what is known to be wrong may be served while the right answer is on its way. */
    static final long OUTDATED_MILLIS = 100;

    private static final long NEVER = Long.MAX_VALUE;

    // Neither is exact where many threads write it: the last second and the first purge are near enough.
    private volatile long lastWanted;
    private volatile long outdatedSince = NEVER;

    Standing(long now) {
        this.lastWanted = now - WANTED_MILLIS;
    }

    /** A reader was given it. Most say so within a millisecond of each other: a shared field is not written for each. */
    void wanted(long now) {
        if (lastWanted != now) {
            lastWanted = now;
        }
    }

    boolean isWanted(long now) {
        return now - lastWanted < WANTED_MILLIS;
    }

    void outdate(long now) {
        if (outdatedSince == NEVER) {
            outdatedSince = now;
        }
    }

    boolean isOutdated() {
        return outdatedSince != NEVER;
    }

    /** Whether it may no longer be served, whatever becomes of the right answer. */
    boolean isOver(long now) {
        return isOutdated() && now - outdatedSince > OUTDATED_MILLIS;
    }
}
