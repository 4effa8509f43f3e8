package io.dateline.seal;

import org.jspecify.annotations.Nullable;

/** Another process that is known to live, since it answered a question of this one, or this process itself. */
final class Peer {

    /** Older messages are refused, and so are those from as far in the future. */
    static final long FRESH_MILLIS = 30_000;

    /**
     * How the clock of the peer differs from this one's.
     *
     * @param millis how far it is ahead
     * @param error by how much that may be wrong
     * @param learned when, by the clock of this process
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

    /** Its key under that secret, null where it was known by another. */
    @Nullable
    MessageKey key(int wantedId) {
        return wantedId == keyId ? key : null;
    }

    void learn(long offsetMillis, long error, long now) {
        offset = new Offset(offsetMillis, error, now);
        seen = now;
    }

    /** Whether its clock was asked for within that time. */
    boolean isLearned(long now, long withinMillis) {
        Offset known = offset;
        return known != null && Math.abs(now - known.learned) < withinMillis;
    }

    /** When it last gave a sign of life. */
    long seen() {
        return seen;
    }

    void seen(long now) {
        seen = now;
    }

    /**
     * Takes a message of this peer, unless there is something against it.
     *
     * @param start when this process started; what was sealed before, another one may have taken
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
