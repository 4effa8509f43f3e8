package io.dateline.sql;

import io.dateline.bus.Failure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClientBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
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
 * are on their way over one connection at a time; a quarter to other single statements; the rest to transactions. What
 * does not fit waits, so many and so long as the configuration says, and is turned away.
 *
 * <p>That PostgreSQL is away, full or shutting down is UNAVAILABLE, that a lock could not be had BUSY; what else it says of a
 * statement stays a {@link PgException}.
 */
public final class Database {

    private static final int STATEMENTS_KEPT = 256;
    private static final int PIPELINE = 64;
    private static final long STATEMENT_MILLIS = 5_000;
    private static final long LOCK_MILLIS = 500;
    private static final int SHARES = 4;

    /** Connection lost, out of resources, an operator's doing, a system error (PostgreSQL, appendix A). */
    private static final Set<String> AWAY = Set.of("08", "53", "57", "58");

    /** Somebody else has what is needed: a lock that was waited for too long, a deadlock. */
    private static final Set<String> TAKEN = Set.of("55P03", "40P01");

    private static final long SLOW_START_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long ASK_AGAIN_MILLIS = 200;

    private final Vertx vertx;
    private final SqlClient shortReads;
    private final Pool statements;
    private final Pool transactions;
    private final Availability availability;
    private final int waitingReads;
    private final AtomicInteger readsAtOnce = new AtomicInteger();

    private Database(Vertx vertx, DatabaseConfig config, PgConnectOptions options, MeterRegistry meters) {
        int share = Math.ceilDiv(config.poolSize(), SHARES);
        this.vertx = vertx;
        this.availability = new Availability(options.getDatabase(), meters);
        this.waitingReads = config.queueSize();
        NetClientOptions net =
                new NetClientOptions().setConnectTimeout((int) config.patience().toMillis());
        // Bounded by the count of what is under way, in which nothing is forgotten.
        this.shortReads = opened(PgBuilder.client(), pool(config, share).setMaxWaitQueueSize(-1), options, net);
        this.statements = opened(PgBuilder.pool(), pool(config, share), options, net);
        // What transactions do finds its rows by keys: no values are worth a plan of their own, which costs more than
        // the rest.
        PgConnectOptions planned = new PgConnectOptions(options)
                .addProperty("plan_cache_mode", "force_generic_plan")
                // Whoever holds a row may hang: it is waited for shorter than others wait for their turn.
                .addProperty("lock_timeout", Long.toString(LOCK_MILLIS))
                .addProperty("idle_in_transaction_session_timeout", Long.toString(STATEMENT_MILLIS));
        this.transactions =
                opened(PgBuilder.pool(), pool(config, Math.max(1, config.poolSize() - 2 * share)), planned, net);
    }

    private <C extends SqlClient> C opened(
            ClientBuilder<C> builder, PoolOptions pool, PgConnectOptions options, NetClientOptions net) {
        return builder.with(pool).with(net).connectingTo(options).using(vertx).build();
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
                // Nobody waits longer for an answer.
                .addProperty("statement_timeout", Long.toString(STATEMENT_MILLIS))
                // Compiling a statement takes longer than any here should run.
                .addProperty("jit", "off")
                // Notices are about what people wrote, such as words too long for the index: nothing for the log.
                .addProperty("client_min_messages", "error");
        if (config.password() != null) {
            options.setPassword(config.password());
        }
        return new Database(vertx, config, options, meters);
    }

    private static PoolOptions pool(DatabaseConfig config, int size) {
        return new PoolOptions()
                .setMaxSize(size)
                .setMaxWaitQueueSize(config.queueSize())
                .setConnectionTimeout((int) config.patience().toMillis())
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
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
            return Future.failedFuture(Failure.unavailable("Too much is asked of the database at present."));
        }
        return answered(shortReads, sql, values).onComplete(done -> readsAtOnce.decrementAndGet());
    }

    /** Whether it answers. */
    public Availability availability() {
        return availability;
    }

    /** Runs one statement of any length, for the event loops. */
    public Future<RowSet<Row>> query(String sql, Tuple values) {
        return answered(statements, sql, values);
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
            SqlConnection connection = transactions.getConnection().await();
            try {
                return within(connection, work);
            } finally {
                connection.close().otherwiseEmpty().await();
            }
        } catch (Exception e) {
            throw unchecked(translated(e));
        }
    }

    /** Does some work in one transaction, for the event loops: committed when its future succeeds, undone when it fails. */
    public <T> Future<T> transact(Function<SqlConnection, Future<T>> work) {
        return transactions
                .getConnection()
                .compose(connection -> connection
                        .begin()
                        .compose(begun ->
                                ended(begun, Future.succeededFuture(connection).compose(work)))
                        .eventually(connection::close))
                .recover(cause -> Future.failedFuture(translated(cause)));
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
        return Future.join(shortReads.close(), statements.close(), transactions.close())
                .mapEmpty();
    }

    private Future<RowSet<Row>> answered(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql)
                .execute(values)
                .onSuccess(rows -> availability.answered())
                .recover(cause -> Future.failedFuture(translated(cause)));
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

    private static Throwable translated(Throwable cause) {
        String state = cause instanceof PgException refused ? refused.getSqlState() : null;
        if (state != null && TAKEN.contains(state)) {
            return Failure.busy("busy", "Somebody else is changing the same at present.");
        }
        boolean away = cause instanceof PgException
                ? state == null || AWAY.contains(state.substring(0, 2))
                : cause instanceof IOException || cause instanceof TimeoutException || cause instanceof VertxException;
        return away ? Failure.unavailable("The database does not answer at present.") : cause;
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof RuntimeException e) {
            return e;
        }
        return new IllegalStateException(cause);
    }
}
