package io.dateline.sql;

import io.dateline.bus.Failure;
import io.dateline.sql.ConnectionPool.Lease;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.PromiseInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The database of a service: statements and transactions over a bounded number of connections ({@link DatabasePools}).
 * A read is answered within two seconds. Every wait is bounded: who waits for a connection is turned away in time, and
 * a connection whose answer is overdue is reset, which fails all that waits on it.
 *
 * <p>If PostgreSQL is away, full or shutting down, the {@link Failure} is UNAVAILABLE; if a lock was not available,
 * BUSY. Any other error of a statement stays a {@link PgException}.
 */
public final class Database {

    /** The time within which a read is answered, with a failure if need be. */
    private static final long READ_MILLIS = 2_000;

    private static final long LONG_STATEMENT_MILLIS = 60_000;
    private static final long LONG_QUIET_MILLIS = 62_000;
    private static final long SLOW_START_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long ASK_AGAIN_MILLIS = 200;

    private final VertxInternal vertx;
    private final String name;
    private final MeterRegistry meters;
    private final Availability availability;
    private final DatabasePools pools;
    private final int waitingReads;
    private final AtomicInteger readsAtOnce = new AtomicInteger();

    private Database(VertxInternal vertx, DatabaseConfig config, String applicationName, MeterRegistry meters) {
        this.vertx = vertx;
        this.waitingReads = config.queueSize();
        this.name = DatabasePools.databaseOf(config);
        this.meters = meters;
        this.availability = new Availability(name, meters);
        this.pools = new DatabasePools(vertx, config, applicationName, availability);
    }

    /** Opens it without metrics. */
    public static Database open(Vertx vertx, DatabaseConfig config, String applicationName) {
        return open(vertx, config, applicationName, new SimpleMeterRegistry());
    }

    /** Opens it; connections are opened when they are needed. */
    public static Database open(Vertx vertx, DatabaseConfig config, String applicationName, MeterRegistry meters) {
        return new Database((VertxInternal) vertx, config, applicationName, meters);
    }

    /** Waits until the database answers, at the start of a process, when the machine may be busy; fails after 30 s. */
    public Future<Void> awaitAnswer() {
        return awaitAnswer(System.nanoTime() + SLOW_START_NANOS);
    }

    private Future<Void> awaitAnswer(long deadline) {
        return query("SELECT 1", Tuple.tuple())
                .<Void>mapEmpty()
                .recover(cause -> cause instanceof Failure && System.nanoTime() - deadline < 0
                        ? vertx.timer(ASK_AGAIN_MILLIS, TimeUnit.MILLISECONDS).compose(again -> awaitAnswer(deadline))
                        : Future.failedFuture(cause));
    }

    /**
     * Runs a short statement, for event loops: it reads a few rows by an index, well below a millisecond, since later
     * statements on its connection wait for it.
     *
     * <p>Measured on two cores with 64 readers of one article each, PostgreSQL and this process together use 120 to 160
     * microseconds of CPU a read over four connections, and about 200 over sixteen.
     */
    public Future<RowSet<Row>> find(String sql, Tuple values) {
        if (readsAtOnce.incrementAndGet() > waitingReads) {
            readsAtOnce.decrementAndGet();
            return Future.failedFuture(DatabaseFailures.tooMuch());
        }
        return onCallersContext(
                execute(pools.shortReads(), sql, values).onComplete(done -> readsAtOnce.decrementAndGet()));
    }

    /** Its name, as it stands in metrics. */
    String name() {
        return name;
    }

    /** The registry of its metrics. */
    MeterRegistry meters() {
        return meters;
    }

    /** The availability of this database. */
    public Availability availability() {
        return availability;
    }

    /** Runs one statement of any length, for event loops. */
    public Future<RowSet<Row>> query(String sql, Tuple values) {
        return onCallersContext(execute(pools.statements(), sql, values));
    }

    /** Runs one statement, in direct style, for virtual threads. */
    public RowSet<Row> rows(String sql, Tuple values) {
        return query(sql, values).await();
    }

    /**
     * Runs work in one transaction, in direct style, for virtual threads: committed when it returns, rolled back when
     * it throws.
     *
     * @throws Failure UNAVAILABLE if the database is away: then nothing was committed, or, if it went away during the
     *     commit, the outcome is unknown; BUSY if a lock was not available in time
     */
    public <T extends @Nullable Object> T inTransaction(Function<SqlConnection, T> work) {
        return inPipelinedTransaction(connection -> Future.succeededFuture(work.apply(connection)));
    }

    /**
     * The same for work that need not see the results of its last statements: the commit is sent without waiting for
     * them.
     *
     * @param work returns a future of its last statements; if one fails, all is rolled back
     */
    public <T extends @Nullable Object> T inPipelinedTransaction(Function<SqlConnection, Future<T>> work) {
        try {
            Lease lease = pools.transactions()
                    .acquire(vertx.getOrCreateContext().nettyEventLoop())
                    .await();
            try {
                return Transactions.await(lease.connection().sql(), work);
            } finally {
                ended(lease);
            }
        } catch (Exception e) {
            throw unchecked(DatabaseFailures.translated(e));
        }
    }

    /** Runs work in one transaction, for event loops: committed when its future succeeds, rolled back when it fails. */
    public <T> Future<T> transact(Function<SqlConnection, Future<T>> work) {
        return transact(DatabasePools.WRITE_QUIET_MILLIS, work);
    }

    private <T> Future<T> transact(long quietMillis, Function<SqlConnection, Future<T>> work) {
        return onCallersContext(pools.transactions()
                .acquire(vertx.getOrCreateContext().nettyEventLoop())
                .compose(lease -> {
                    lease.allowQuiet(quietMillis);
                    return Transactions.run(lease.connection().sql(), work).onComplete(done -> ended(lease));
                })
                .recover(cause -> Future.failedFuture(DatabaseFailures.translated(cause))));
    }

    /**
     * Runs one statement of up to a minute in a transaction of its own, for event loops: for housekeeping that nobody
     * waits for.
     */
    public Future<RowSet<Row>> longQuery(String sql, Tuple values) {
        return transact(
                LONG_QUIET_MILLIS,
                connection -> connection
                        .query("SET LOCAL statement_timeout = " + LONG_STATEMENT_MILLIS)
                        .execute()
                        .compose(allowed -> connection.preparedQuery(sql).execute(values)));
    }

    /** A connection left within a transaction cannot be used again. */
    private static void ended(Lease lease) {
        if (lease.connection().sql().transaction() != null) {
            lease.connection().reset();
        }
        lease.end();
    }

    /** The same for work without a result. */
    public void runInTransaction(Consumer<SqlConnection> work) {
        this.<@Nullable Object>inTransaction(connection -> {
            work.accept(connection);
            return null;
        });
    }

    /** Closes the connections. */
    public Future<Void> close() {
        availability.close();
        return pools.close();
    }

    /** Completes on the context of the caller. */
    private <T> Future<T> onCallersContext(Future<T> answer) {
        PromiseInternal<T> passed = vertx.getOrCreateContext().promise();
        answer.onComplete(passed);
        return passed.future();
    }

    /**
     * Completes in any case, also while the connection has not been given up yet; on the event loop of the connection.
     */
    private Future<RowSet<Row>> execute(ConnectionPool pool, String sql, Tuple values) {
        ContextInternal caller = vertx.getOrCreateContext();
        Promise<RowSet<Row>> answer = Promise.promise();
        long timer = vertx.setTimer(READ_MILLIS, late -> answer.tryFail(DatabaseFailures.away()));
        pool.acquire(caller.nettyEventLoop()).onComplete((lease, turnedAway) -> {
            if (lease == null) {
                vertx.cancelTimer(timer);
                answer.tryFail(turnedAway);
            } else if (answer.future().isComplete()) {
                lease.end();
            } else {
                lease.connection().sql().preparedQuery(sql).execute(values).onComplete((rows, cause) -> {
                    vertx.cancelTimer(timer);
                    lease.end();
                    if (cause == null) {
                        availability.answered();
                        answer.tryComplete(rows);
                    } else {
                        answer.tryFail(DatabaseFailures.translated(cause));
                    }
                });
            }
        });
        return answer.future();
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof RuntimeException e) {
            return e;
        }
        return new IllegalStateException(cause);
    }
}
