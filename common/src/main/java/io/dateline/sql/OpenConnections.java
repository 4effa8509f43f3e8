package io.dateline.sql;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The open connections of a pool, and which of them are trusted to be alive. Guarded by the pool.
 *
 * <p>A connection in use that is silent for longer than its limit is reset, which fails those who wait for its answers.
 * An idle connection is probed before use if nothing was read from it for five seconds, or since another one fell
 * silent. If it does not answer the probe, idle connections that have been silent for as long are reset with it: they
 * died together, and probing them one by one would take too long.
 */
final class OpenConnections {

    private final int users;
    private final List<PooledConnection> all = new ArrayList<>();
    private long suspectSince = System.nanoTime() - PooledConnection.TRUSTED_NANOS;

    /** @param users the most users of one connection at a time */
    OpenConnections(int users) {
        this.users = users;
    }

    void add(PooledConnection pooled) {
        all.add(pooled);
    }

    void remove(PooledConnection pooled) {
        all.remove(pooled);
    }

    List<PooledConnection> removeAll() {
        List<PooledConnection> removed = List.copyOf(all);
        all.clear();
        return removed;
    }

    int size() {
        return all.size();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** The first connection with room on this event loop, else on another one; null for none. */
    @Nullable
    PooledConnection free(EventLoop loop) {
        PooledConnection elsewhere = null;
        long now = System.nanoTime();
        for (PooledConnection pooled : all) {
            if (pooled.isFree(users, now, suspectSince)) {
                if (pooled.connection().loop().equals(loop)) {
                    return pooled;
                }
                elsewhere = elsewhere == null ? pooled : elsewhere;
            }
        }
        return elsewhere;
    }

    /** Idle connections that have to be probed before use. */
    List<PooledConnection> needingProbe(long now) {
        return all.stream()
                .filter(pooled -> pooled.needsProbe(now, suspectSince))
                .toList();
    }

    /** The number of connections that are being probed. */
    long probed() {
        return all.stream().filter(PooledConnection::isProbed).count();
    }

    /** Resets idle connections from which nothing was read since this time. */
    void resetSilentSince(long since) {
        all.removeIf(pooled -> {
            boolean silent = pooled.isSilentSince(since);
            if (silent) {
                pooled.connection().reset();
            }
            return silent;
        });
    }

    /**
     * Resets connections that were silent for too long; true if one is silent for so long that the database may be
     * away.
     */
    boolean resetOverdue(long now) {
        boolean suspicious = false;
        for (PooledConnection pooled : List.copyOf(all)) {
            long quiet = pooled.quietNanos(now);
            if (quiet > PooledConnection.SUSPICIOUS_NANOS) {
                suspicious = true;
                long since = now - quiet;
                suspectSince = since - suspectSince > 0 ? since : suspectSince;
            }
            if (pooled.isOverdue(now)) {
                all.remove(pooled);
                pooled.connection().reset();
            }
        }
        return suspicious;
    }
}
