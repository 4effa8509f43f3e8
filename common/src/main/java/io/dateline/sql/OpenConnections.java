package io.dateline.sql;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The connections that a pool has, and which of them are believed. Guarded by the pool.
 *
 * <p>One that has been quiet for its limit though somebody uses it is cut, and whoever waits for its answers told. One over
 * which nothing has come for five seconds, or since another one fell silent, is probed by a question before it is used. One
 * that does not answer that takes with it those that were as quiet for as long: they died together, and to find out one by
 * one would take too long.
 */
final class OpenConnections {

    private final int users;
    private final List<PooledConnection> all = new ArrayList<>();
    private long suspectSince = System.nanoTime() - PooledConnection.TRUSTED_NANOS;

    /** @param users by how many each may be used at a time */
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

    /** The first with room on that event loop, else on another; null for none. */
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

    /** Those that nobody uses, and that are to be probed before somebody does. */
    List<PooledConnection> needingProbe(long now) {
        return all.stream()
                .filter(pooled -> pooled.needsProbe(now, suspectSince))
                .toList();
    }

    /** How many are being probed. */
    long probed() {
        return all.stream().filter(PooledConnection::isProbed).count();
    }

    /** Cuts those that nobody uses and over which nothing has come since then. */
    void resetSilentSince(long since) {
        all.removeIf(pooled -> {
            boolean silent = pooled.isSilentSince(since);
            if (silent) {
                pooled.connection().reset();
            }
            return silent;
        });
    }

    /** Cuts those that were quiet for longer than is allowed; true where one is so quiet that the database may be away. */
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
