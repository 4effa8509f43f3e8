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
 * Does what is asked at about the same time in one transaction: what comes while one is under way waits for the next. So the
 * more there is to do, the less each of it costs, and nobody waits for company.
 *
 * <p>Whoever asks is answered within two seconds. What was under way then may still be committed; what was not is never begun.
 * While a transaction hangs, what comes after it goes on in another one, over another connection, but for what excludes the
 * same. Nothing is done a second time that may have been done.
 *
 * <p>To be deployed once, in virtual threads.
 *
 * @param <Q> a question
 * @param <R> its answer
 */
public final class GroupCommit<Q, R> extends VerticleBase {

    /** Within which there is an answer to a question, whatever happens. */
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

    /** What is done with those who came together, in direct style. */
    public interface Work<Q, R> {

        /** What nothing else may have to do with until the question is answered; names that mean the same everywhere. */
        Collection<String> exclusive(Q question);

        /**
         * Does all of it in this transaction, as {@link Database#inPipelinedTransaction} says; no two of the questions share a
         * name.
         *
         * @return an answer or a {@link Failure} for each question, in their order; one that fails has changed nothing
         */
        Future<List<Future<R>>> carryOut(SqlConnection transaction, List<Q> questions);

        /** Told of the answers once the transaction is committed, before those who asked are. */
        void committed(List<R> answers);
    }

    /**
     * Work to be done in this database.
     *
     * @param mostWaiting how many may wait; more are turned away
     * @param patience how long one waits until its transaction begins
     */
    public GroupCommit(Database database, int mostWaiting, Duration patience, Work<Q, R> work) {
        this.database = database;
        this.work = work;
        this.patienceNanos = patience.toNanos();
        this.queue = new CommitQueue<>(mostWaiting);
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(SWEEP_MILLIS, tick -> sweep());
        return Future.succeededFuture();
    }

    /**
     * Asks for one thing; answered when it is committed.
     *
     * @param within how long an answer is of use
     * @return fails as the work says, or UNAVAILABLE as {@link Database#inTransaction} does, or when too many wait or for
     *     too long, after {@link #ANSWER} at the latest
     */
    public Future<R> ask(Q question, Duration within) {
        long now = System.nanoTime();
        long answeredBy = now + Math.min(within.toNanos(), ANSWER.toNanos());
        // Whoever asked goes on where it asked: neither can hold the other up.
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
                // A defect of the work: it must not keep those who come after from theirs.
                fail(group.members(), e);
            }
        }
    }

    /** Answers who waited long enough, and sees to it that not all wait for a transaction that hangs. */
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
                // There is no connection to be had for them.
                fail(queue.drain(), fault);
            }
        } else if (fault != null) {
            if (group.members().size() == 1 || isAway(fault)) {
                fail(group.members(), fault);
            } else {
                // One of them is to blame, which must not hurt the others.
                oneByOne(group.members());
            }
        }
    }

    /** Each in a transaction of its own, until the database is away; nobody who has been told that it did not answer. */
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

    /** Answers them; gives what went wrong with all of them, and then nobody is answered yet. */
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
            LOG.error("What was committed could not be told of", e);
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
