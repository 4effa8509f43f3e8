package io.dateline.gateway.cache;

import io.dateline.contract.Changed;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The last purges, for answers that were on their way meanwhile. Bounded: of what was asked before the oldest that is
 * remembered, the worst is believed.
 */
final class RecentPurges {

    /** A few seconds of the liveliest discussions; no question takes longer. */
    private static final int MOST = 20_000;

    private static final long NEVER = Long.MAX_VALUE;

    private final PurgeOrder order;
    private final Deque<Purge> purges = new ConcurrentLinkedDeque<>();
    private int held;
    private volatile long forgotten;

    /**
     * One purge.
     *
     * @param number grows from each to the next
     * @param since when it was first heard of, which may be longer ago
     */
    private record Purge(long number, long since, List<String> keys, Changed.Kind kind, long at) {

        int size() {
            return 1 + keys.size();
        }

        boolean concerns(Set<String> others) {
            return keys.stream().anyMatch(others::contains);
        }
    }

    /**
     * What an answer does not show.
     *
     * @param changed something is not as it shows it
     * @param withdrawn something that it may show is not to be seen any more
     * @param addedAt ms, when something was first heard of that it lacks; {@link Long#MAX_VALUE} for nothing
     */
    record Missed(boolean changed, boolean withdrawn, long addedAt) {

        static final Missed NOTHING = new Missed(false, false, NEVER);
        static final Missed PERHAPS_ALL = new Missed(true, true, NEVER);

        boolean lacksSomething() {
            return addedAt != NEVER;
        }
    }

    RecentPurges(PurgeOrder order) {
        this.order = order;
    }

    /** Notes one that was first heard of at that number. */
    synchronized void add(Changed changed, long since, long now) {
        Purge purge = new Purge(order.next(), since, changed.keys(), changed.kind(), now);
        purges.addLast(purge);
        held += purge.size();
        while (held > MOST) {
            Purge oldest = purges.removeFirst();
            held -= oldest.size();
            forgotten = oldest.number;
        }
    }

    /** What an answer with those keys that was asked for at that number does not show. */
    Missed after(long asked, Collection<String> keys) {
        Iterator<Purge> latestFirst = purges.descendingIterator();
        Set<String> set = Set.of();
        boolean changed = false;
        boolean withdrawn = false;
        long addedAt = NEVER;
        while (latestFirst.hasNext()) {
            Purge purge = latestFirst.next();
            if (purge.number <= asked) {
                break;
            }
            set = set.isEmpty() ? new HashSet<>(keys) : set;
            if (purge.since > asked && purge.concerns(set)) {
                changed |= purge.kind == Changed.Kind.CHANGED;
                withdrawn |= purge.kind == Changed.Kind.WITHDRAWN;
                addedAt = purge.kind == Changed.Kind.ADDED ? Math.min(addedAt, purge.at) : addedAt;
            }
        }
        return asked < forgotten ? Missed.PERHAPS_ALL : new Missed(changed, withdrawn, addedAt);
    }
}
