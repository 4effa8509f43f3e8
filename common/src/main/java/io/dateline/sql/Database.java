package io.dateline.sql;

import io.dateline.bus.Failure;
import io.dateline.sql.ConnectionPool.Bounds;
import io.dateline.sql.ConnectionPool.Place;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.PromiseInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A service's database: a bounded number of connections, with what fails told as a {@link Failure}.
 *
 * <p>They are shared out, so that no kind of work can take what another needs: a quarter to short reads, many of which
 * are on their way over one connection at a time; a quarter to other single statements; one to watch whether the database
 * answers; the rest to transactions. What does not fit waits, so many and so long as the configuration says, and is turned away.
 *
 * <p>A read is answered within two seconds. An answer that is overdue closes its connection: after two seconds for a single
 * statement, four within a transaction, more for {@link #longQuery}; PostgreSQL is told to give up a little earlier, so that only
 * a connection or a server that is dead comes to that.
 *
 * <p>That PostgreSQL is away, full or shutting down is UNAVAILABLE, that a lock could not be had BUSY; what else it says of a
 * statement stays a {@link PgException}.
 */
public final class Database {

    private static final int STATEMENTS_KEPT = 256;
    private static final int PIPELINE = 64;
    private static final int SHARES = 4;

    /** With fewer connections for transactions, the one that watches is one more. */
    private static final int SMALLEST_SPARING = 2;

    /** Within which a read is answered, whatever happens. */
    private static final long READ_MILLIS = 2_000;

    /** PostgreSQL gives up before a connection is given up on which nothing comes. */
    private static final long READ_STATEMENT_MILLIS = 1_800;

    private static final long READ_QUIET_MILLIS = 2_000;
    private static final long WRITE_STATEMENT_MILLIS = 3_500;
    private static final long WRITE_QUIET_MILLIS = 4_000;
    private static final long LONG_STATEMENT_MILLIS = 60_000;
    private static final long LONG_QUIET_MILLIS = 62_000;
    private static final long IDLE_IN_TRANSACTION_MILLIS = 5_000;
    private static final long LOCK_MILLIS = 500;

    /** Connection lost, out of resources, an operator's doing, a system error (PostgreSQL, appendix A). */
    private static final Set<String> AWAY = Set.of("08", "53", "57", "58");

    /** Somebody else has what is needed: a lock that was waited for too long, a deadlock. */
    private static final Set<String> TAKEN = Set.of("55P03", "40P01");

    private static final long SLOW_START_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long ASK_AGAIN_MILLIS = 200;
    private static final long SWEEP_MILLIS = 100;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    private final VertxInternal vertx;
    private final Availability availability;
    private final AvailabilityWatch watch;
    private final ConnectionPool shortReads;
    private final ConnectionPool statements;
    private final ConnectionPool transactions;
    private final int waitingReads;
    private final AtomicInteger readsAtOnce = new AtomicInteger();
    private final long sweeper;
    private long sweptAt = System.nanoTime();

    private Database(VertxInternal vertx, DatabaseConfig config, PgConnectOptions options, MeterRegistry meters) {
        this.vertx = vertx;
        this.waitingReads = config.queueSize();
        this.availability = new Availability(options.getDatabase(), meters);
        long patience = Math.max(1, config.patience().toMillis());
        // Whoever waits for a connection is still there when it is known that there is none.
        int connect = (int) Math.max(1, patience * 2 / 3);
        PgConnectOptions reading =
                new PgConnectOptions(options).addProperty("statement_timeout", Long.toString(READ_STATEMENT_MILLIS));
        PgConnectOptions writing = new PgConnectOptions(options)
                .addProperty("statement_timeout", Long.toString(WRITE_STATEMENT_MILLIS))
                // What transactions do finds its rows by keys: no values are worth a plan of their own, which costs
                // more
                // than the rest.
                .addProperty("plan_cache_mode", "force_generic_plan")
                // Whoever holds a row may hang: it is waited for shorter than others wait for their turn.
                .addProperty("lock_timeout", Long.toString(LOCK_MILLIS))
                .addProperty("idle_in_transaction_session_timeout", Long.toString(IDLE_IN_TRANSACTION_MILLIS));
        this.watch = new AvailabilityWatch(
                vertx,
                new Connector(vertx, named(reading, "watch"), connect),
                availability,
                vertx.nettyEventLoopGroup().next());
        int share = Math.ceilDiv(config.poolSize(), SHARES);
        int rest = Math.max(1, config.poolSize() - 2 * share);
        int forTransactions = rest > SMALLEST_SPARING ? rest - 1 : rest;
        // Waiting for the first is bounded by the count of what is under way, in which nothing is forgotten.
        this.shortReads = pool(
                "short-reads",
                reading,
                connect,
                new Bounds(share, PIPELINE, Integer.MAX_VALUE, patience, READ_QUIET_MILLIS));
        this.statements = pool(
                "statements", reading, connect, new Bounds(share, 1, config.queueSize(), patience, READ_QUIET_MILLIS));
        this.transactions = pool(
                "transactions",
                writing,
                connect,
                new Bounds(forTransactions, 1, config.queueSize(), patience, WRITE_QUIET_MILLIS));
        this.sweeper = vertx.setPeriodic(SWEEP_MILLIS, tick -> sweep());
    }

    private ConnectionPool pool(String kind, PgConnectOptions options, int connectMillis, Bounds bounds) {
        PgConnectOptions named = named(options, kind);
        return new ConnectionPool(
                new Connector(vertx, named, connectMillis),
                availability,
                watch::doubt,
                bounds,
                PoolMeter.of(vertx, named.getMetricsName(), bounds.connections()));
    }

    /** As it is called in metrics. */
    private static PgConnectOptions named(PgConnectOptions options, String kind) {
        PgConnectOptions named = new PgConnectOptions(options);
        named.setMetricsName(options.getDatabase() + "-" + kind);
        return named;
    }

    /** Opens it, measured nowhere. */
    public static Database open(Vertx vertx, DatabaseConfig config, String applicationName) {
        return open(vertx, config, applicationName, new SimpleMeterRegistry());
    }

    /** Opens it; connections are made when they are needed. */
    public static Database open(Vertx vertx, DatabaseConfig config, String applicationName, MeterRegistry meters) {
        PgConnectOptions options = PgConnectOptions.fromUri(config.url())
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(STATEMENTS_KEPT)
                .setPipeliningLimit(PIPELINE)
                .addProperty("application_name", applicationName)
                // Compiling a statement takes longer than any here should run.
                .addProperty("jit", "off")
                // Notices are about what people wrote, such as words too long for the index: nothing for the log.
                .addProperty("client_min_messages", "error");
        if (config.password() != null) {
            options.setPassword(config.password());
        }
        return new Database((VertxInternal) vertx, config, options, meters);
    }

    /** Not after a pause of this process: what came meanwhile is to be seen first. */
    private void sweep() {
        long now = System.nanoTime();
        boolean paused = now - sweptAt > PAUSE_NANOS;
        sweptAt = now;
        if (!paused) {
            shortReads.sweep();
            statements.sweep();
            transactions.sweep();
        }
    }

    /**
     * To be awaited at the start, when a machine has much to do at once: done when the database answers, failed when it
     * does not for 30 s.
     */
    public Future<Void> answers() {
        return answers(System.nanoTime() + SLOW_START_NANOS);
    }

    private Future<Void> answers(long deadline) {
        return query("SELECT 1", Tuple.tuple())
                .<Void>mapEmpty()
                .recover(cause -> cause instanceof Failure && System.nanoTime() - deadline < 0
                        ? vertx.timer(ASK_AGAIN_MILLIS, TimeUnit.MILLISECONDS).compose(again -> answers(deadline))
                        : Future.failedFuture(cause));
    }

    /**
     * Runs one statement, for the event loops, that reads a few rows by an index and so takes well below a millisecond:
     * those that come after it on its connection wait for it.
     *
     * <p>On two cores, 64 readers of one article each cost PostgreSQL and this process together 120 to 160 microseconds of
     * CPU a read over four connections, and about 200 over sixteen.
     */
    public Future<RowSet<Row>> find(String sql, Tuple values) {
        if (readsAtOnce.incrementAndGet() > waitingReads) {
            readsAtOnce.decrementAndGet();
            return Future.failedFuture(tooMuch());
        }
        return passedOn(answered(shortReads, sql, values).onComplete(done -> readsAtOnce.decrementAndGet()));
    }

    /** Whether it answers. */
    public Availability availability() {
        return availability;
    }

    /** Runs one statement of any length, for the event loops. */
    public Future<RowSet<Row>> query(String sql, Tuple values) {
        return passedOn(answered(statements, sql, values));
    }

    /** Runs one statement, in direct style, for virtual threads. */
    public RowSet<Row> rows(String sql, Tuple values) {
        return query(sql, values).await();
    }

    /**
     * Does some work in one transaction, in direct style, for virtual threads: committed when it returns, undone when
     * it throws.
     *
     * @throws Failure UNAVAILABLE when the database is away; then nothing was committed, or, if it went away during the
     *     commit itself, it is not known; BUSY when somebody else held what it needs for too long
     */
    public <T extends @Nullable Object> T inTransaction(Function<SqlConnection, T> work) {
        return inPipelinedTransaction(connection -> Future.succeededFuture(work.apply(connection)));
    }

    /**
     * The same for work that need not see what comes of its last statements: the end of the transaction follows their answers
     * without a way through the virtual thread.
     *
     * @param work gives what is returned once these statements are done; that one failed undoes all
     */
    public <T extends @Nullable Object> T inPipelinedTransaction(Function<SqlConnection, Future<T>> work) {
        try {
            Place place = transactions
                    .acquire(vertx.getOrCreateContext().nettyEventLoop())
                    .await();
            try {
                return within(place.connection().sql(), work);
            } finally {
                left(place);
            }
        } catch (Exception e) {
            throw unchecked(translated(e));
        }
    }

    /** Does some work in one transaction, for the event loops: committed when its future succeeds, undone when it fails. */
    public <T> Future<T> transact(Function<SqlConnection, Future<T>> work) {
        return transact(WRITE_QUIET_MILLIS, work);
    }

    private <T> Future<T> transact(long quietMillis, Function<SqlConnection, Future<T>> work) {
        return passedOn(transactions
                .acquire(vertx.getOrCreateContext().nettyEventLoop())
                .compose(place -> {
                    place.allowQuiet(quietMillis);
                    SqlConnection connection = place.connection().sql();
                    return connection
                            .begin()
                            .compose(begun -> ended(
                                    begun, Future.succeededFuture(connection).compose(work)))
                            .onComplete(ended -> left(place));
                })
                .recover(cause -> Future.failedFuture(translated(cause))));
    }

    /**
     * Runs one statement that may take up to a minute, for the event loops: what tidies up, and is waited for by nobody. It is
     * a transaction of its own.
     */
    public Future<RowSet<Row>> longQuery(String sql, Tuple values) {
        return transact(
                LONG_QUIET_MILLIS,
                connection -> connection
                        .query("SET LOCAL statement_timeout = " + LONG_STATEMENT_MILLIS)
                        .execute()
                        .compose(allowed -> connection.preparedQuery(sql).execute(values)));
    }

    /** One that was left in the middle of a transaction is of no use to the next. */
    private static void left(Place place) {
        if (place.connection().sql().transaction() != null) {
            place.connection().cut();
        }
        place.leave();
    }

    /** The same for work that gives nothing back. */
    public void runInTransaction(Consumer<SqlConnection> work) {
        this.<@Nullable Object>inTransaction(connection -> {
            work.accept(connection);
            return null;
        });
    }

    /**
     * Does work that relies on an earlier statement of its transaction, whose answer it did not wait for: where that one failed,
     * this is what is told or thrown, rather than what followed from it.
     */
    static <T> Future<T> after(Future<?> earlier, Supplier<Future<T>> work) {
        try {
            return work.get().recover(cause -> Future.failedFuture(earlier.failed() ? earlier.cause() : cause));
        } catch (RuntimeException e) {
            if (earlier.failed()) {
                earlier.await();
            }
            throw e;
        }
    }

    /** Closes the connections. */
    public Future<Void> close() {
        availability.close();
        vertx.cancelTimer(sweeper);
        return Future.join(watch.close(), shortReads.close(), statements.close(), transactions.close())
                .mapEmpty();
    }

    /** To whoever asks, on their context. */
    private <T> Future<T> passedOn(Future<T> answer) {
        PromiseInternal<T> passed = vertx.getOrCreateContext().promise();
        answer.onComplete(passed);
        return passed.future();
    }

    /** Answered in any case, also where the connection is not given up yet; on the event loop of the connection. */
    private Future<RowSet<Row>> answered(ConnectionPool pool, String sql, Tuple values) {
        ContextInternal caller = vertx.getOrCreateContext();
        Promise<RowSet<Row>> answer = Promise.promise();
        long timer = vertx.setTimer(READ_MILLIS, late -> answer.tryFail(away()));
        pool.acquire(caller.nettyEventLoop()).onComplete((place, turnedAway) -> {
            if (place == null) {
                vertx.cancelTimer(timer);
                answer.tryFail(turnedAway);
            } else if (answer.future().isComplete()) {
                place.leave();
            } else {
                place.connection().sql().preparedQuery(sql).execute(values).onComplete((rows, cause) -> {
                    vertx.cancelTimer(timer);
                    place.leave();
                    if (cause == null) {
                        availability.answered();
                        answer.tryComplete(rows);
                    } else {
                        answer.tryFail(translated(cause));
                    }
                });
            }
        });
        return answer.future();
    }

    /** The first statement follows the beginning without waiting for its answer, and the end follows the last. */
    private static <T extends @Nullable Object> T within(
            SqlConnection connection, Function<SqlConnection, Future<T>> work) {
        Future<Transaction> begun = connection.begin();
        Future<T> result;
        try {
            result = work.apply(connection);
        } catch (Throwable e) {
            begun.compose(Transaction::rollback).otherwiseEmpty().await();
            throw e;
        }
        Future<Void> ended = begun.compose(Transaction::commit);
        Future.join(result, ended).otherwiseEmpty().await();
        // Where a statement failed, the end says only that all was undone.
        T value = result.await();
        ended.await();
        return value;
    }

    private static <T> Future<T> ended(Transaction begun, Future<T> work) {
        return work.compose(
                result -> begun.commit().map(result),
                cause -> begun.rollback().transform(undone -> Future.failedFuture(cause)));
    }

    static Throwable translated(Throwable cause) {
        String state = cause instanceof PgException refused ? refused.getSqlState() : null;
        if (state != null && TAKEN.contains(state)) {
            return Failure.busy("busy", "Somebody else is changing the same at present.");
        }
        boolean away = cause instanceof PgException
                ? state == null || AWAY.contains(state.substring(0, 2))
                : cause instanceof IOException || cause instanceof TimeoutException || cause instanceof VertxException;
        return away ? away() : cause;
    }

    static Failure away() {
        return Failure.unavailable("The database does not answer at present.");
    }

    static Failure tooMuch() {
        return Failure.unavailable("Too much is asked of the database at present.");
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof RuntimeException e) {
            return e;
        }
        return new IllegalStateException(cause);
    }
}
