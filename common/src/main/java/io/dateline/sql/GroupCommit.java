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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

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

    private record Waiting<Q, R>(Q question, Collection<String> names, Promise<R> answer, long since) {}

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
        Waiting<Q, R> waiting = new Waiting<>(question, work.exclusive(question), Promise.promise(), System.nanoTime());
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
                if (now - waiting.since > patienceNanos) {
                    all.remove();
                    late.add(waiting);
                } else if (waiting.names.stream().noneMatch(taken::contains)) {
                    all.remove();
                    group.add(waiting);
                    taken.addAll(waiting.names);
                }
            }
            underWay = !group.isEmpty();
        }
        late.forEach(waiting -> waiting.answer.fail(tooMuch()));
        return group;
    }

    private void commit(List<Waiting<Q, R>> group) {
        Throwable fault = tried(group);
        if (fault == null) {
            return;
        }
        if (group.size() == 1 || isAway(fault)) {
            fail(group, fault);
        } else {
            // One of them is to blame, which must not hurt the others.
            alone(group);
        }
    }

    /** Each in a transaction of its own, until the database is away. */
    private void alone(List<Waiting<Q, R>> group) {
        for (int i = 0; i < group.size(); i++) {
            Throwable fault = tried(group.subList(i, i + 1));
            if (fault != null && isAway(fault)) {
                fail(group.subList(i, group.size()), fault);
                return;
            }
            if (fault != null) {
                fail(group.subList(i, i + 1), fault);
            }
        }
    }

    /** Answers them; gives what went wrong with all of them, and then nobody is answered yet. */
    private @Nullable Throwable tried(List<Waiting<Q, R>> group) {
        List<Future<R>> answers;
        try {
            answers = answers(group);
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
        for (int i = 0; i < group.size(); i++) {
            answers.get(i).onComplete(group.get(i).answer);
        }
        return null;
    }

    private List<Future<R>> answers(List<Waiting<Q, R>> group) {
        Tuple names = Tuple.tuple()
                .addArrayOfString(group.stream()
                        .flatMap(waiting -> waiting.names.stream())
                        .toArray(String[]::new));
        List<Q> questions = group.stream().map(Waiting::question).toList();
        return database.inPipelinedTransaction(transaction -> {
            Future<?> locked = transaction.preparedQuery(LOCK).execute(names);
            return Database.after(locked, () -> work.carryOut(transaction, questions));
        });
    }

    private static <Q, R> void fail(List<Waiting<Q, R>> group, Throwable fault) {
        group.forEach(waiting -> waiting.answer.fail(fault));
    }

    private static boolean isAway(Throwable fault) {
        return fault instanceof Failure failure && failure.kind() == Failure.Kind.UNAVAILABLE;
    }

    private static Failure tooMuch() {
        return Failure.unavailable("Too much is asked of the database at present.");
    }
}
