package io.dateline.sql;

import io.dateline.bus.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A service's database: a bounded pool of connections, with what fails told as a {@link Failure}.
 *
 * <p>That PostgreSQL is away, full or shutting down is UNAVAILABLE; what it says of a statement stays a
 * {@link PgException}.
 */
public final class Database {

    private static final int STATEMENTS_KEPT = 256;
    private static final int PIPELINE = 64;
    private static final long STATEMENT_MILLIS = 5_000;

    /** Connection lost, out of resources, an operator's doing, a system error (PostgreSQL, appendix A). */
    private static final Set<String> AWAY = Set.of("08", "53", "57", "58");

    private static final long SLOW_START_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long ASK_AGAIN_MILLIS = 200;

    private final Vertx vertx;
    private final Pool pool;

    private Database(Vertx vertx, Pool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /** Opens the pool; connections are made when they are needed. */
    public static Database open(Vertx vertx, DatabaseConfig config, String applicationName) {
        PgConnectOptions options = PgConnectOptions.fromUri(config.url())
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(STATEMENTS_KEPT)
                .setPipeliningLimit(PIPELINE)
                .addProperty("application_name", applicationName)
                // Nobody waits longer for an answer.
                .addProperty("statement_timeout", Long.toString(STATEMENT_MILLIS))
                // Notices are about what people wrote, such as words too long for the index: nothing for the log.
                .addProperty("client_min_messages", "error");
        if (config.password() != null) {
            options.setPassword(config.password());
        }
        PoolOptions poolOptions = new PoolOptions()
                .setMaxSize(config.poolSize())
                .setMaxWaitQueueSize(config.queueSize())
                .setConnectionTimeout((int) config.patience().toMillis())
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        return new Database(
                vertx,
                PgBuilder.pool()
                        .with(poolOptions)
                        .connectingTo(options)
                        .using(vertx)
                        .build());
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

    /** Runs one statement, for the event loops. */
    public Future<RowSet<Row>> query(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).recover(cause -> Future.failedFuture(translated(cause)));
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
     *     commit itself, it is not known
     */
    public <T extends @Nullable Object> T inTransaction(Function<SqlConnection, T> work) {
        try {
            SqlConnection connection = pool.getConnection().await();
            try {
                return within(connection.begin().await(), connection, work);
            } finally {
                connection.close().otherwiseEmpty().await();
            }
        } catch (Exception e) {
            throw unchecked(translated(e));
        }
    }

    /** The same for work that gives nothing back. */
    public void runInTransaction(Consumer<SqlConnection> work) {
        this.<@Nullable Object>inTransaction(connection -> {
            work.accept(connection);
            return null;
        });
    }

    /** Closes the connections. */
    public Future<Void> close() {
        return pool.close();
    }

    private static <T extends @Nullable Object> T within(
            Transaction transaction, SqlConnection connection, Function<SqlConnection, T> work) {
        T result;
        try {
            result = work.apply(connection);
        } catch (Throwable e) {
            transaction.rollback().otherwiseEmpty().await();
            throw e;
        }
        transaction.commit().await();
        return result;
    }

    private static Throwable translated(Throwable cause) {
        boolean away = cause instanceof PgException refused
                ? refused.getSqlState() == null
                        || AWAY.contains(refused.getSqlState().substring(0, 2))
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
