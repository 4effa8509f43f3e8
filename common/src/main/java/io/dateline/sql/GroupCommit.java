package io.dateline.sql;

import io.dateline.bus.Failure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Does what is asked at about the same time in one transaction: what comes while one is under way waits for the next. So the
 * more there is to do, the less each of it costs, and nobody waits for company.
 *
 * <p>To be deployed once, in virtual threads.
 *
 * @param <Q> a question
 * @param <R> its answer
 */
public final class GroupCommit<Q, R> extends VerticleBase {

    /** More would let those who came first wait for what costs the database longer. */
    private static final int MOST_TOGETHER = 64;

    private static final String LOCK = """
            SELECT pg_advisory_xact_lock(number)
            FROM (SELECT DISTINCT hashtextextended(name, 0) AS number FROM unnest($1::text[]) AS name
                  ORDER BY number) AS sorted
            """;

    private final Database database;
    private final Work<Q, R> work;
    private final int mostWaiting;
    private final long patienceNanos;
    private final Deque<Waiting<Q, R>> queue = new ArrayDeque<>();
    private boolean underWay;

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

    private record Waiting<Q, R>(Q question, Promise<R> answer, long since) {}

    /**
     * Work to be done in this database.
     *
     * @param mostWaiting how many may wait; more are turned away
     * @param patience how long one waits until its transaction begins
     */
    public GroupCommit(Database database, int mostWaiting, Duration patience, Work<Q, R> work) {
        this.database = database;
        this.work = work;
        this.mostWaiting = mostWaiting;
        this.patienceNanos = patience.toNanos();
    }

    /**
     * Asks for one thing; answered when it is committed.
     *
     * @return fails as the work says, or UNAVAILABLE as {@link Database#inTransaction} does, or when too many wait or for
     *     too long
     */
    public Future<R> ask(Q question) {
        Waiting<Q, R> waiting = new Waiting<>(question, Promise.promise(), System.nanoTime());
        synchronized (queue) {
            if (queue.size() >= mostWaiting) {
                return Future.failedFuture(tooMuch());
            }
            queue.add(waiting);
            if (underWay) {
                return waiting.answer.future();
            }
            underWay = true;
        }
        context.runOnContext(started -> workOff());
        return waiting.answer.future();
    }

    private void workOff() {
        for (List<Waiting<Q, R>> group = next(); !group.isEmpty(); group = next()) {
            commit(group);
        }
    }

    /** Those who may go together, the first who came first; nobody, when there is nobody. */
    private List<Waiting<Q, R>> next() {
        List<Waiting<Q, R>> group = new ArrayList<>();
        List<Waiting<Q, R>> late = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        long now = System.nanoTime();
        synchronized (queue) {
            Iterator<Waiting<Q, R>> all = queue.iterator();
            while (all.hasNext() && group.size() < MOST_TOGETHER) {
                Waiting<Q, R> waiting = all.next();
                Collection<String> names = work.exclusive(waiting.question);
                if (now - waiting.since > patienceNanos) {
                    all.remove();
                    late.add(waiting);
                } else if (names.stream().noneMatch(taken::contains)) {
                    all.remove();
                    group.add(waiting);
                    taken.addAll(names);
                }
            }
            underWay = !group.isEmpty();
        }
        late.forEach(waiting -> waiting.answer.fail(tooMuch()));
        return group;
    }

    private void commit(List<Waiting<Q, R>> group) {
        List<Future<R>> answers;
        try {
            answers = answers(group.stream().map(Waiting::question).toList());
        } catch (Throwable e) {
            if (group.size() > 1 && !(e instanceof Failure)) {
                // One of them is to blame, which must not hurt the others.
                group.forEach(waiting -> commit(List.of(waiting)));
            } else {
                group.forEach(waiting -> waiting.answer.fail(e));
            }
            return;
        }
        tell(group, answers);
    }

    private List<Future<R>> answers(List<Q> questions) {
        return database.inPipelinedTransaction(transaction -> {
            var unused = transaction.preparedQuery(LOCK).execute(names(questions));
            return work.carryOut(transaction, questions);
        });
    }

    private void tell(List<Waiting<Q, R>> group, List<Future<R>> answers) {
        work.committed(
                answers.stream().filter(Future::succeeded).map(Future::result).toList());
        for (int i = 0; i < group.size(); i++) {
            answers.get(i).onComplete(group.get(i).answer);
        }
    }

    private Tuple names(List<Q> questions) {
        return Tuple.tuple()
                .addArrayOfString(questions.stream()
                        .flatMap(question -> work.exclusive(question).stream())
                        .toArray(String[]::new));
    }

    private static Failure tooMuch() {
        return Failure.unavailable("Too much is asked of the database at present.");
    }
}
