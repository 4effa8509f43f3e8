package io.dateline.sql;

import java.util.concurrent.TimeUnit;

/** A connection of a pool: its number of users, and whether it is trusted to be alive. Guarded by its pool. */
final class PooledConnection {

    /** How long after the last read an idle connection is used without a probe. */
    static final long TRUSTED_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** How long an answer may take before the connection gets no further users. */
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

    /** Adds a user; the first one sets how long the connection may be silent. */
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

    /** Whether it may have one more user. */
    boolean isFree(int most, long now, long suspectSince) {
        return users < most && !probed && isTrusted(now, suspectSince);
    }

    /** Whether it is idle and has to be probed before use. */
    boolean needsProbe(long now, long suspectSince) {
        return isIdle() && !isTrusted(now, suspectSince);
    }

    /** Whether it is idle and nothing was read from it since this time. */
    boolean isSilentSince(long since) {
        return isIdle() && connection.lastReadAt() - since < 0;
    }

    boolean isProbed() {
        return probed;
    }

    void probed(boolean now) {
        probed = now;
    }

    /** How long nothing was read from it while it is in use; 0 if it is not. */
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
