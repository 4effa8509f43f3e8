package io.dateline.sql;

import io.dateline.sql.ConnectionPool.Bounds;
import io.vertx.core.Future;
import io.vertx.core.internal.VertxInternal;
import io.vertx.pgclient.PgConnectOptions;
import java.util.concurrent.TimeUnit;

/**
 * The connections of a service to its database, divided so that no kind of work can take those of another: a quarter
 * for short reads, many of which are pipelined on each connection; a quarter for other single statements; one to watch
 * availability; the rest for transactions. Work beyond that waits, bounded in number and time by the configuration, and
 * is then turned away.
 *
 * <p>An overdue answer resets its connection. PostgreSQL's own timeouts are a little shorter, so that only connections
 * or servers that are dead come to that.
 */
final class DatabasePools {

    /** How long a connection may be silent within a transaction. */
    static final long WRITE_QUIET_MILLIS = 4_000;

    private static final long WRITE_STATEMENT_MILLIS = 3_500;
    private static final long READ_QUIET_MILLIS = 2_000;
    private static final long READ_STATEMENT_MILLIS = 1_800;
    private static final long IDLE_IN_TRANSACTION_MILLIS = 5_000;
    /** How long PostgreSQL lets a statement of a transaction wait for a lock. */
    static final long LOCK_MILLIS = 500;

    private static final int STATEMENTS_KEPT = 256;
    private static final int PIPELINE = 64;
    private static final int SHARES = 4;

    /** With no more connections for transactions than this, the one that watches availability comes on top. */
    private static final int SMALLEST_SPARING = 2;

    private static final long SWEEP_MILLIS = 100;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    private final VertxInternal vertx;
    private final Availability availability;
    private final AvailabilityWatch watch;
    private final ConnectionPool shortReads;
    private final ConnectionPool statements;
    private final ConnectionPool transactions;
    private final int connectMillis;
    private final long sweeper;
    private long sweptAt = System.nanoTime();

    /** Opens only the connection that watches availability. */
    DatabasePools(VertxInternal vertx, DatabaseConfig config, String applicationName, Availability availability) {
        this.vertx = vertx;
        this.availability = availability;
        long patience = Math.max(1, config.patience().toMillis());
        // Connecting gives up before those who wait do, so that they learn the reason.
        this.connectMillis = (int) Math.max(1, patience * 2 / 3);
        PgConnectOptions reading = reading(config, applicationName);
        this.watch = new AvailabilityWatch(
                vertx,
                new Connector(vertx, named(reading, "watch"), connectMillis),
                availability,
                vertx.nettyEventLoopGroup().next());
        int share = Math.ceilDiv(config.poolSize(), SHARES);
        int rest = Math.max(1, config.poolSize() - 2 * share);
        int forTransactions = rest > SMALLEST_SPARING ? rest - 1 : rest;
        // Waiting short reads are bounded by Database, which counts every one of them.
        this.shortReads = pool(
                "short-reads", reading, new Bounds(share, PIPELINE, Integer.MAX_VALUE, patience, READ_QUIET_MILLIS));
        this.statements =
                pool("statements", reading, new Bounds(share, 1, config.queueSize(), patience, READ_QUIET_MILLIS));
        this.transactions = pool(
                "transactions",
                writing(config, applicationName),
                new Bounds(forTransactions, 1, config.queueSize(), patience, WRITE_QUIET_MILLIS));
        this.sweeper = vertx.setPeriodic(SWEEP_MILLIS, tick -> sweep());
    }

    /** The name of the database, which is part of the names of its pools in metrics. */
    static String databaseOf(DatabaseConfig config) {
        return PgConnectOptions.fromUri(config.url()).getDatabase();
    }

    private static PgConnectOptions reading(DatabaseConfig config, String applicationName) {
        return options(config, applicationName).addProperty("statement_timeout", Long.toString(READ_STATEMENT_MILLIS));
    }

    private static PgConnectOptions writing(DatabaseConfig config, String applicationName) {
        return options(config, applicationName)
                .addProperty("statement_timeout", Long.toString(WRITE_STATEMENT_MILLIS))
                // Transactions find their rows by keys: a custom plan for each set of values costs more than it saves.
                .addProperty("plan_cache_mode", "force_generic_plan")
                // The holder of a lock may hang: wait for it for less time than others wait for their turn.
                .addProperty("lock_timeout", Long.toString(LOCK_MILLIS))
                .addProperty("idle_in_transaction_session_timeout", Long.toString(IDLE_IN_TRANSACTION_MILLIS));
    }

    private static PgConnectOptions options(DatabaseConfig config, String applicationName) {
        PgConnectOptions options = PgConnectOptions.fromUri(config.url())
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(STATEMENTS_KEPT)
                .setPipeliningLimit(PIPELINE)
                .addProperty("application_name", applicationName)
                // JIT compilation takes longer than any statement here should.
                .addProperty("jit", "off")
                // Notices are about user input, such as words too long for the index: not for the log.
                .addProperty("client_min_messages", "error");
        if (config.password() != null) {
            options.setPassword(config.password());
        }
        return options;
    }

    private static PgConnectOptions named(PgConnectOptions options, String kind) {
        PgConnectOptions named = new PgConnectOptions(options);
        named.setMetricsName(options.getDatabase() + "-" + kind);
        return named;
    }

    private ConnectionPool pool(String kind, PgConnectOptions options, Bounds bounds) {
        PgConnectOptions named = named(options, kind);
        return new ConnectionPool(
                new Connector(vertx, named, connectMillis),
                availability,
                watch::checkNow,
                bounds,
                PoolMeter.of(vertx, named.getMetricsName(), bounds.connections()));
    }

    ConnectionPool shortReads() {
        return shortReads;
    }

    ConnectionPool statements() {
        return statements;
    }

    ConnectionPool transactions() {
        return transactions;
    }

    /** Not after a pause of this process: answers that arrived meanwhile have to be read first. */
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

    /** Closes all connections. */
    Future<Void> close() {
        vertx.cancelTimer(sweeper);
        return Future.join(watch.close(), shortReads.close(), statements.close(), transactions.close())
                .mapEmpty();
    }
}
