package io.dateline.sql;

import io.dateline.bus.Failure;
import io.dateline.sql.CommitQueue.Group;
import io.dateline.sql.CommitQueue.Sweep;
import io.dateline.sql.CommitQueue.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.internal.VertxInternal;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out questions that arrive at about the same time in one transaction. While one transaction is in progress,
 * further questions wait for the next one. So the more there is to do, the less each costs, and no question waits for
 * others to arrive.
 *
 * <p>Each question is answered within two seconds. Questions that were begun by then may still be committed; others are
 * never begun. Nothing that may have been done is done again.
 *
 * <p>To be deployed once, in virtual threads.
 *
 * @param <Q> a question
 * @param <R> its answer
 */
public final class GroupCommit<Q, R> extends VerticleBase {

    /*
     * How group commit works.
     *
     * A question waits in a queue (CommitQueue) with the names that it excludes, such as its writer and its idempotency
     * key. One transaction is in progress at a time. It first gets a connection, and only then takes up to 64 questions
     * from the queue, the oldest first and no two with the same name, so that a question which is late by then is
     * turned away and never carried out. The transaction takes an advisory lock for each name, in a fixed order, since
     * other processes write to the same database, and then does the work. Answers go out after the commit.
     *
     * When a transaction fails, each of its questions is tried in a transaction of its own, so that one bad question
     * does not fail the others; when the database is away, all of them fail.
     *
     * When a transaction hangs, it blocks only what it has begun: after half a second the queue goes on in another
     * transaction on another connection, at most four at a time, without questions that exclude one of those begun. A
     * sweep every 100 ms finds hanging transactions and answers questions whose time is over; whether those that were
     * begun are committed is then unknown, so they are not tried again.
     */

    /** The time within which a question is answered, with a failure if need be. */
    public static final Duration ANSWER = Duration.ofMillis(1_900);

    private static final long SWEEP_MILLIS = 100;

    private static final String LOCK = """
            SELECT pg_advisory_xact_lock(number)
            FROM (SELECT DISTINCT hashtextextended(name, 0) AS number FROM unnest($1::text[]) AS name
                  ORDER BY number) AS sorted
            """;

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final Database database;
    private final Work<Q, R> work;
    private final long patienceNanos;
    private final CommitQueue<Q, R> queue;
    private final CommitMeters meters;

    /** The work of one transaction, in direct style. */
    public interface Work<Q, R> {

        /** Names that no other question may use until this one is answered, in any process. */
        Collection<String> exclusive(Q question);

        /**
         * Carries out all questions in this transaction, as {@link Database#inPipelinedTransaction} says; no two of
         * them share a name.
         *
         * @return an answer or a {@link Failure} for each question, in their order; one that fails has changed nothing
         */
        Future<List<Future<R>>> carryOut(SqlConnection transaction, List<Q> questions);

        /** Called with the answers after the commit, before those who asked receive them. */
        void committed(List<R> answers);
    }

    /**
     * A group commit for this database.
     *
     * @param mostWaiting how many questions may wait; more are turned away
     * @param patience how long a question waits until its transaction begins
     */
    public GroupCommit(Database database, int mostWaiting, Duration patience, Work<Q, R> work) {
        this.database = database;
        this.work = work;
        this.patienceNanos = patience.toNanos();
        this.queue = new CommitQueue<>(mostWaiting);
        this.meters = new CommitMeters(database.meters(), database.name(), queue);
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(SWEEP_MILLIS, tick -> sweep());
        return Future.succeededFuture();
    }

    /**
     * Asks one question; answered after the commit.
     *
     * @param within how long an answer is of use
     * @return fails as the work says, or with UNAVAILABLE as {@link Database#inTransaction} does, if too many wait, if
     *     it waits too long, and after {@link #ANSWER} at the latest
     */
    public Future<R> ask(Q question, Duration within) {
        long now = System.nanoTime();
        long answeredBy = now + Math.min(within.toNanos(), ANSWER.toNanos());
        // Completes on the caller's context: neither thread can block the other.
        Promise<R> answer = ((VertxInternal) vertx).getOrCreateContext().promise();
        if (!queue.add(new Waiting<>(question, work.exclusive(question), answer, now + patienceNanos, answeredBy))) {
            return Future.failedFuture(DatabaseFailures.tooMuch());
        }
        begin(queue.first());
        return answer.future();
    }

    private void begin(@Nullable Group<Q, R> group) {
        if (group != null) {
            context.runOnContext(started -> commitInTurn(group));
        }
    }

    private void commitInTurn(Group<Q, R> first) {
        for (Group<Q, R> group = first; group != null; group = queue.after(group)) {
            try {
                commit(group);
            } catch (RuntimeException e) {
                // A defect of the work: it must not stop the questions that come after.
                fail(group.members(), e);
            }
        }
    }

    /** Answers questions that waited too long, and begins another transaction beside one that hangs. */
    private void sweep() {
        Sweep<Q, R> swept = queue.sweep();
        begin(swept.next());
        fail(swept.late(), DatabaseFailures.tooMuch());
        fail(swept.overdue(), DatabaseFailures.away());
    }

    private void commit(Group<Q, R> group) {
        Throwable fault = runTransaction(group);
        if (group.members().isEmpty()) {
            if (fault != null) {
                // There is no connection for them.
                fail(queue.drain(), fault);
            }
        } else if (fault != null) {
            if (group.members().size() == 1 || isAway(fault)) {
                fail(group.members(), fault);
            } else {
                // One of them caused it, which must not fail the others.
                oneByOne(group.members());
            }
        }
    }

    /**
     * Carries out each question in a transaction of its own, until the database is away; not those that were answered
     * UNAVAILABLE meanwhile.
     */
    private void oneByOne(List<Waiting<Q, R>> members) {
        for (Waiting<Q, R> waiting : members) {
            Throwable fault = waiting.isAnswered() ? null : runTransaction(() -> List.of(waiting));
            if (fault != null && isAway(fault)) {
                fail(members, fault);
                return;
            }
            if (fault != null) {
                fail(List.of(waiting), fault);
            }
        }
    }

    private @Nullable Throwable runTransaction(Group<Q, R> group) {
        return runTransaction(() -> {
            fail(queue.fill(group), DatabaseFailures.tooMuch());
            return group.members();
        });
    }

    /**
     * Runs the transaction and answers the questions; returns the cause if it failed, in which case no question is
     * answered yet.
     */
    private @Nullable Throwable runTransaction(Supplier<List<Waiting<Q, R>>> members) {
        List<Waiting<Q, R>> committed = new ArrayList<>();
        List<Future<R>> answers;
        try {
            answers = database.inPipelinedTransaction(transaction -> {
                committed.addAll(members.get());
                return carryOutLocked(transaction, committed);
            });
        } catch (Throwable e) {
            return e;
        }
        try {
            work.committed(answers.stream()
                    .filter(Future::succeeded)
                    .map(Future::result)
                    .toList());
        } catch (RuntimeException e) {
            LOG.error("Events of a committed transaction could not be published", e);
        }
        for (int i = 0; i < committed.size(); i++) {
            Promise<R> answer = committed.get(i).answer();
            answers.get(i).onComplete((result, refused) -> {
                if (refused == null) {
                    answer.tryComplete(result);
                } else {
                    answer.tryFail(refused);
                }
            });
        }
        return null;
    }

    private Future<List<Future<R>>> carryOutLocked(SqlConnection transaction, List<Waiting<Q, R>> members) {
        if (members.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        meters.begun(members.size());
        Tuple names = Tuple.tuple()
                .addArrayOfString(members.stream()
                        .flatMap(waiting -> waiting.names().stream())
                        .toArray(String[]::new));
        List<Q> questions = members.stream().map(Waiting::question).toList();
        Future<?> locked = transaction.preparedQuery(LOCK).execute(names);
        return Transactions.after(locked, () -> work.carryOut(transaction, questions));
    }

    private static <Q, R> void fail(List<Waiting<Q, R>> group, Throwable fault) {
        group.forEach(waiting -> waiting.answer().tryFail(fault));
    }

    private static boolean isAway(Throwable fault) {
        return fault instanceof Failure failure && failure.kind() == Failure.Kind.UNAVAILABLE;
    }
}
