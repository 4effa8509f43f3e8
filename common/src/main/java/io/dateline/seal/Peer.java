package io.dateline.seal;

import org.jspecify.annotations.Nullable;

/** Another process that has answered a question of this one, or this process itself. */
final class Peer {

    /** Messages older than this are refused, and so are those from as far in the future. */
    static final long FRESH_MILLIS = 30_000;

    /**
     * How the clock of the peer differs from this one's.
     *
     * @param millis by how much it is ahead
     * @param error by how much that may be wrong
     * @param learned when it was measured, by the clock of this process
     */
    private record Offset(long millis, long error, long learned) {}

    private final int keyId;
    private final MessageKey key;
    private final ReplayWindow taken = new ReplayWindow();
    private volatile @Nullable Offset offset;
    private volatile long seen;

    Peer(int keyId, MessageKey key, long now) {
        this.keyId = keyId;
        this.key = key;
        this.seen = now;
    }

    /** Its key under this secret; null if it is known under another one. */
    @Nullable
    MessageKey key(int wantedId) {
        return wantedId == keyId ? key : null;
    }

    void learn(long offsetMillis, long error, long now) {
        offset = new Offset(offsetMillis, error, now);
        seen = now;
    }

    /** Whether its clock was measured within this time. */
    boolean isLearned(long now, long withinMillis) {
        Offset known = offset;
        return known != null && Math.abs(now - known.learned) < withinMillis;
    }

    /** When it last sent a valid message. */
    long seen() {
        return seen;
    }

    void seen(long now) {
        seen = now;
    }

    /**
     * Accepts a message of this peer if it is fresh and new.
     *
     * @param start when this process started: a message sealed before may have been accepted by its predecessor
     */
    Admission admit(long counter, long time, long now, long start) {
        Offset known = offset;
        if (known == null) {
            return Admission.UNKNOWN_CLOCK;
        }
        long sealed = time - known.millis;
        if (Math.abs(now - sealed) > FRESH_MILLIS || sealed - known.error < start) {
            return Admission.STALE;
        }
        if (!taken.take(counter)) {
            return Admission.REPLAYED;
        }
        seen = now;
        return Admission.TAKEN;
    }
}
