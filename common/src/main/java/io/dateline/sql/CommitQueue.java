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
 * The queue of {@link GroupCommit}, and the groups whose transactions are in progress: one, unless it hangs. Questions
 * that exclude each other are never in two groups at the same time.
 */
final class CommitQueue<Q, R> {

    /** More would delay the first ones by a statement that takes the database longer. */
    static final int MAX_TOGETHER = 64;

    /** Transactions in progress at a time: one, unless it hangs. */
    private static final int MAX_AT_ONCE = 4;

    /**
     * Twice as long as PostgreSQL lets a statement wait for a lock. A group that only waits its turn behind another process is not
     * to be joined by a second one, which would wait for the same row.
     */
    private static final long HANGS_NANOS = TimeUnit.MILLISECONDS.toNanos(2 * DatabasePools.LOCK_MILLIS);

    private final int mostWaiting;
    private final Deque<Waiting<Q, R>> queue = new ArrayDeque<>();
    private final List<Group<Q, R>> underWay = new ArrayList<>();

    /** @param names no other question with one of these names is carried out until this one is answered */
    record Waiting<Q, R>(Q question, Collection<String> names, Promise<R> answer, long begunBy, long answeredBy) {

        boolean isAnswered() {
            return answer.future().isComplete();
        }

        private boolean isLate(long now) {
            return now - begunBy > 0 || now - answeredBy > 0;
        }
    }

    /** The questions of one transaction; empty until there is a connection for it. */
    static final class Group<Q, R> {

        private final List<Waiting<Q, R>> members = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private long begunAt;

        /** To be read by the thread that filled it. */
        List<Waiting<Q, R>> members() {
            return members;
        }

        private boolean hangs(long now) {
            return !members.isEmpty() && now - begunAt > HANGS_NANOS;
        }
    }

    /**
     * The result of {@link #sweep}.
     *
     * @param late questions that were not begun in time
     * @param overdue questions that were begun, and have to be answered UNAVAILABLE
     * @param next a group to begin beside those that hang; null for none
     */
    record Sweep<Q, R>(
            List<Waiting<Q, R>> late,
            List<Waiting<Q, R>> overdue,
            @Nullable Group<Q, R> next) {}

    CommitQueue(int mostWaiting) {
        this.mostWaiting = mostWaiting;
    }

    /** Adds a question; false if too many wait. */
    synchronized boolean add(Waiting<Q, R> waiting) {
        return queue.size() < mostWaiting && queue.add(waiting);
    }

    /** A group to begin if none is in progress; null for none. */
    synchronized @Nullable Group<Q, R> first() {
        return underWay.isEmpty() ? next() : null;
    }

    /** Removes a group that is done, and returns the next one; null if nothing can be begun. */
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

    /**
     * Moves questions that may share a transaction into a group, the oldest first; returns those that have waited too
     * long.
     */
    synchronized List<Waiting<Q, R>> fill(Group<Q, R> group) {
        List<Waiting<Q, R>> late = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        long now = System.nanoTime();
        Iterator<Waiting<Q, R>> all = queue.iterator();
        while (all.hasNext() && group.members.size() < MAX_TOGETHER) {
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

    /** Collects what has waited too long; to be called a few times a second. */
    synchronized Sweep<Q, R> sweep() {
        long now = System.nanoTime();
        List<Waiting<Q, R>> late = new ArrayList<>();
        queue.removeIf(waiting -> waiting.isLate(now) && late.add(waiting));
        List<Waiting<Q, R>> overdue = underWay.stream()
                .flatMap(group -> group.members.stream())
                .filter(waiting -> now - waiting.answeredBy > 0)
                .toList();
        boolean allHang = underWay.stream().allMatch(group -> group.hangs(now));
        return new Sweep<>(late, overdue, allHang && underWay.size() < MAX_AT_ONCE ? next() : null);
    }

    /** How many questions wait. */
    synchronized int size() {
        return queue.size();
    }

    /** Removes all questions that wait. */
    synchronized List<Waiting<Q, R>> drain() {
        List<Waiting<Q, R>> all = List.copyOf(queue);
        queue.clear();
        return all;
    }
}
