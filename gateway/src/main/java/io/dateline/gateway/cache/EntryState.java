package io.dateline.gateway.cache;

/**
 * What changes about an entry while it is kept: whether it is known to be right, when it was last wanted, and since when it
 * is known to be wrong.
 */
final class EntryState {

    /** So long an entry that was wanted is likely to be wanted at once. */
    private static final long WANTED_MILLIS = 1_000;

    /** So long what is known to be wrong may be served while the right answer is on its way. */
    static final long OUTDATED_MILLIS = 100;

    private static final long NEVER = Long.MAX_VALUE;
    private static final long EVER = Long.MIN_VALUE;

    // Not exact where many threads write it: the last second is near enough.
    private volatile long lastWanted;
    private volatile long outdatedSince = NEVER;
    private volatile boolean proven;

    EntryState(long now) {
        this.lastWanted = now - WANTED_MILLIS;
    }

    /** No purge overtook it until it could be found by its keys; before that, nobody is served it. */
    void prove() {
        proven = true;
    }

    boolean isProven() {
        return proven;
    }

    /** Whether nothing is known against it. */
    boolean isRight() {
        return proven && outdatedSince == NEVER;
    }

    /** A reader wanted it. Most say so within a millisecond of each other: a shared field is not written for each. */
    void wanted(long now) {
        if (lastWanted != now) {
            lastWanted = now;
        }
    }

    /** Takes the place of that one: who wanted the other wants this one. */
    void succeed(EntryState other) {
        lastWanted = Math.max(lastWanted, other.lastWanted);
    }

    boolean isWanted(long now) {
        return now - lastWanted < WANTED_MILLIS;
    }

    /** It is wrong since then; true to the first who says so. */
    synchronized boolean outdate(long since) {
        boolean first = outdatedSince == NEVER;
        outdatedSince = Math.min(outdatedSince, since);
        return first;
    }

    /** It may no longer be served from now on, except in place of an answer that cannot be had; true to the first. */
    synchronized boolean retire() {
        boolean first = outdatedSince != EVER;
        outdatedSince = EVER;
        return first;
    }

    boolean isOutdated() {
        return outdatedSince != NEVER;
    }

    boolean isRetired() {
        return outdatedSince == EVER;
    }

    /** Whether it may no longer be served, whatever becomes of the right answer. */
    boolean isOver(long now) {
        return outdatedSince <= now - OUTDATED_MILLIS;
    }
}
