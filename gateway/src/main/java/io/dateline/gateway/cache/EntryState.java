package io.dateline.gateway.cache;

/**
 * What changes about an entry while it is kept: whether it may be served, and when it was last wanted. {@link EdgeCache} tells
 * of the states.
 */
final class EntryState {

    /** How long after a read an entry is likely to be read again at once. */
    private static final long DEMAND_MILLIS = 1_000;

    /** How long what is known to be wrong may be served while the right answer is under way. */
    static final long OUTDATED_MILLIS = 100;

    private static final long NEVER = Long.MAX_VALUE;
    private static final long EVER = Long.MIN_VALUE;

    // Not exact where many threads write it: the last second is near enough.
    private volatile long lastWanted;
    private volatile long outdatedSince = NEVER;
    private volatile boolean confirmed;

    EntryState(long now) {
        this.lastWanted = now - DEMAND_MILLIS;
    }

    /** No purge overtook it until it could be found by its keys; before that, nobody is served it. */
    void confirm() {
        confirmed = true;
    }

    boolean isConfirmed() {
        return confirmed;
    }

    /** Whether nothing is known against it. */
    boolean isCurrent() {
        return confirmed && outdatedSince == NEVER;
    }

    /** A reader wanted it. Most say so within a millisecond of each other: a shared field is not written for each. */
    void wanted(long now) {
        if (lastWanted != now) {
            lastWanted = now;
        }
    }

    /** It is as much in demand as the other was. */
    void takeDemandOf(EntryState other) {
        lastWanted = Math.max(lastWanted, other.lastWanted);
    }

    /** Whether readers want it all the time. */
    boolean isInDemand(long now) {
        return now - lastWanted < DEMAND_MILLIS;
    }

    /** It has been wrong since then; true to the first who says so. */
    synchronized boolean outdate(long since) {
        boolean first = outdatedSince == NEVER;
        outdatedSince = Math.min(outdatedSince, since);
        return first;
    }

    /** From now on it may be served only during an outage; true to the first who says so. */
    synchronized boolean retire() {
        boolean first = outdatedSince != EVER;
        outdatedSince = EVER;
        return first;
    }

    /** Whether it is known to be wrong, retired or not. */
    boolean isOutdated() {
        return outdatedSince != NEVER;
    }

    boolean isRetired() {
        return outdatedSince == EVER;
    }

    /** Whether it has been wrong for so long that it may no longer be served, even if no right answer comes. */
    boolean isOverdue(long now) {
        return outdatedSince <= now - OUTDATED_MILLIS;
    }
}
