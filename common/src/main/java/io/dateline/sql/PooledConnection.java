package io.dateline.sql;

import java.util.concurrent.TimeUnit;

/**
 * A connection of a pool: by how many it is used, and whether it is to be believed that the other end is still there.
 * Guarded by its pool.
 */
final class PooledConnection {

    /** So long an idle connection is used without a question first. */
    static final long TRUSTED_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** So long an answer may take before the connection gets nobody else. */
    static final long SUSPICIOUS_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final DatabaseConnection connection;
    private int users;
    private long usedSince;
    private long allowedNanos;
    private boolean probed;

    PooledConnection(DatabaseConnection connection) {
        this.connection = connection;
    }

    DatabaseConnection connection() {
        return connection;
    }

    /** It has one user more; whoever is the first says for how long it may be quiet. */
    void begin(long quietMillis) {
        if (users++ == 0) {
            usedSince = System.nanoTime();
            allowQuiet(quietMillis);
        }
    }

    void end() {
        users--;
    }

    void allowQuiet(long millis) {
        allowedNanos = TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Whether it may be used by one more of so many. */
    boolean isFree(int most, long now, long suspectSince) {
        return users < most && !probed && isTrusted(now, suspectSince);
    }

    /** Whether nobody uses it, and it has to be asked before somebody does. */
    boolean needsProbe(long now, long suspectSince) {
        return isIdle() && !isTrusted(now, suspectSince);
    }

    /** Whether nobody uses it and nothing has come over it since then. */
    boolean isSilentSince(long since) {
        return isIdle() && connection.lastReadAt() - since < 0;
    }

    boolean isProbed() {
        return probed;
    }

    void probed(boolean now) {
        probed = now;
    }

    /** How long nothing has come over it though somebody uses it; 0 where nobody does. */
    long quietNanos(long now) {
        return users == 0 ? 0 : now - quietSince();
    }

    /** Whether that is longer than its users allow. */
    boolean isOverdue(long now) {
        return users > 0 && quietNanos(now) > allowedNanos;
    }

    private boolean isIdle() {
        return users == 0 && !probed;
    }

    private boolean isTrusted(long now, long suspectSince) {
        if (users > 0) {
            return quietNanos(now) < SUSPICIOUS_NANOS;
        }
        long heard = connection.lastReadAt();
        return now - heard < TRUSTED_NANOS && heard - suspectSince >= 0;
    }

    private long quietSince() {
        long quiet = connection.quietSince();
        return usedSince - quiet > 0 ? usedSince : quiet;
    }
}
