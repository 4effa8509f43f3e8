package io.dateline.gateway.cache;

import io.dateline.contract.Changed;
import io.dateline.contract.SurrogateKey;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The last purges, for answers that were under way meanwhile. Bounded: what was asked before the oldest that is remembered is
 * taken for withdrawn.
 */
final class RecentPurges {

    /** Keys and purges: a few seconds of the liveliest discussions, and no question takes longer. */
    private static final int MAX = 20_000;

    private static final long NEVER = Long.MAX_VALUE;

    private final PurgeOrder order;
    private final Deque<Purge> purges = new ConcurrentLinkedDeque<>();
    private int held;
    private volatile long forgotten;

    /**
     * One purge.
     *
     * @param number grows from each to the next
     * @param since the number at which its causes were first named, which may be smaller
     */
    private record Purge(long number, long since, List<SurrogateKey> keys, Changed.Kind kind, long at) {

        int size() {
            return 1 + keys.size();
        }

        boolean concerns(Set<SurrogateKey> others) {
            return keys.stream().anyMatch(others::contains);
        }
    }

    /**
     * What an answer does not show.
     *
     * @param changed something is not as it shows it
     * @param withdrawn something that it may show is not to be seen any more
     * @param addedAt ms, when the first purge came of something that it lacks; {@link Long#MAX_VALUE} for none
     * @param firstAddition the number of that purge
     */
    record Missed(boolean changed, boolean withdrawn, long addedAt, long firstAddition) {

        static final Missed PERHAPS_ALL = new Missed(true, true, NEVER, NEVER);

        boolean lacksSomething() {
            return addedAt != NEVER;
        }
    }

    RecentPurges(PurgeOrder order) {
        this.order = order;
    }

    /** Notes one whose causes were first named at that number. */
    synchronized void add(Changed changed, long since, long now) {
        Purge purge = new Purge(order.next(), since, changed.keys(), changed.kind(), now);
        purges.addLast(purge);
        held += purge.size();
        while (held > MAX) {
            Purge oldest = purges.removeFirst();
            held -= oldest.size();
            forgotten = oldest.number;
        }
    }

    /** What an answer with those keys that was asked for at that number does not show. */
    Missed after(long asked, Collection<SurrogateKey> keys) {
        Iterator<Purge> latestFirst = purges.descendingIterator();
        Set<SurrogateKey> set = Set.of();
        boolean changed = false;
        boolean withdrawn = false;
        long addedAt = NEVER;
        long firstAddition = NEVER;
        while (latestFirst.hasNext()) {
            Purge purge = latestFirst.next();
            if (purge.number <= asked) {
                break;
            }
            set = set.isEmpty() ? new HashSet<>(keys) : set;
            if (purge.since > asked && purge.concerns(set)) {
                changed |= purge.kind == Changed.Kind.CHANGED;
                withdrawn |= purge.kind == Changed.Kind.WITHDRAWN;
                if (purge.kind == Changed.Kind.ADDED) {
                    addedAt = Math.min(addedAt, purge.at);
                    firstAddition = purge.number;
                }
            }
        }
        return asked < forgotten ? Missed.PERHAPS_ALL : new Missed(changed, withdrawn, addedAt, firstAddition);
    }
}
