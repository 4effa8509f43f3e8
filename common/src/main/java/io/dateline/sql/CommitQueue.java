package io.dateline.sql;

import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a transaction of {@link GroupCommit}, and the groups whose transactions are under way: one, unless it hangs.
 * No two that exclude the same are in groups at the same time.
 */
final class CommitQueue<Q, R> {

    /** More would let those who came first wait for what costs the database longer. */
    private static final int MOST_TOGETHER = 64;

    /** One, unless it hangs. */
    private static final int MOST_AT_ONCE = 4;

    /**
     * Twice as long as PostgreSQL lets a statement wait for a lock. A group that only waits its turn behind another process is not
     * to be joined by a second one, which would wait for the same row.
     */
    private static final long HANGS_NANOS = TimeUnit.MILLISECONDS.toNanos(2 * DatabasePools.LOCK_MILLIS);

    private final int mostWaiting;
    private final Deque<Waiting<Q, R>> queue = new ArrayDeque<>();
    private final List<Group<Q, R>> underWay = new ArrayList<>();

    /** @param names what nothing else may have to do with until it is answered */
    record Waiting<Q, R>(Q question, Collection<String> names, Promise<R> answer, long begunBy, long answeredBy) {

        boolean isAnswered() {
            return answer.future().isComplete();
        }

        private boolean isLate(long now) {
            return now - begunBy > 0 || now - answeredBy > 0;
        }
    }

    /** Those who go together; nobody, until there is a connection for them. */
    static final class Group<Q, R> {

        private final List<Waiting<Q, R>> members = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private long begunAt;

        /** To be read by whoever filled it. */
        List<Waiting<Q, R>> members() {
            return members;
        }

        private boolean hangs(long now) {
            return !members.isEmpty() && now - begunAt > HANGS_NANOS;
        }
    }

    /**
     * What has waited long enough, and what is to be begun.
     *
     * @param late those who were not begun in time
     * @param overdue those who were begun, and are to be told that there is no answer
     * @param next a group to be begun beside those that hang; null for none
     */
    record Sweep<Q, R>(
            List<Waiting<Q, R>> late,
            List<Waiting<Q, R>> overdue,
            @Nullable Group<Q, R> next) {}

    CommitQueue(int mostWaiting) {
        this.mostWaiting = mostWaiting;
    }

    /** False where too many wait. */
    synchronized boolean add(Waiting<Q, R> waiting) {
        return queue.size() < mostWaiting && queue.add(waiting);
    }

    /** A group to be begun, where none is under way. */
    synchronized @Nullable Group<Q, R> first() {
        return underWay.isEmpty() ? next() : null;
    }

    /** To go on with after that one, while there is something to do. */
    synchronized @Nullable Group<Q, R> after(Group<Q, R> done) {
        underWay.remove(done);
        return next();
    }

    private @Nullable Group<Q, R> next() {
        if (queue.stream().noneMatch(waiting -> isFree(waiting, Set.of()))) {
            return null;
        }
        Group<Q, R> next = new Group<>();
        underWay.add(next);
        return next;
    }

    private boolean isFree(Waiting<Q, R> waiting, Set<String> taken) {
        return waiting.names.stream()
                .noneMatch(name ->
                        taken.contains(name) || underWay.stream().anyMatch(group -> group.names.contains(name)));
    }

    /** Puts those into a group who may go together, the first who came first; gives those who have waited too long. */
    synchronized List<Waiting<Q, R>> fill(Group<Q, R> group) {
        List<Waiting<Q, R>> late = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        long now = System.nanoTime();
        Iterator<Waiting<Q, R>> all = queue.iterator();
        while (all.hasNext() && group.members.size() < MOST_TOGETHER) {
            Waiting<Q, R> waiting = all.next();
            if (waiting.isLate(now)) {
                all.remove();
                late.add(waiting);
            } else if (isFree(waiting, taken)) {
                all.remove();
                group.members.add(waiting);
                taken.addAll(waiting.names);
            }
        }
        group.names.addAll(taken);
        group.begunAt = now;
        return late;
    }

    /** To be called a few times a second. */
    synchronized Sweep<Q, R> sweep() {
        long now = System.nanoTime();
        List<Waiting<Q, R>> late = new ArrayList<>();
        queue.removeIf(waiting -> waiting.isLate(now) && late.add(waiting));
        List<Waiting<Q, R>> overdue = underWay.stream()
                .flatMap(group -> group.members.stream())
                .filter(waiting -> now - waiting.answeredBy > 0)
                .toList();
        boolean allHang = underWay.stream().allMatch(group -> group.hangs(now));
        return new Sweep<>(late, overdue, allHang && underWay.size() < MOST_AT_ONCE ? next() : null);
    }

    /** All that wait, who wait no more. */
    synchronized List<Waiting<Q, R>> drain() {
        List<Waiting<Q, R>> all = List.copyOf(queue);
        queue.clear();
        return all;
    }
}
