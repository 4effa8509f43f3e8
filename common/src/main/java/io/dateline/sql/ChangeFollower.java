package io.dateline.sql;

import io.dateline.bus.Bus;
import io.dateline.bus.Call;
import io.dateline.bus.Endpoint;
import io.dateline.bus.Failure;
import io.dateline.bus.Topic;
import io.dateline.contract.Changed;
import io.dateline.contract.Changes;
import io.dateline.contract.ChangesSince;
import io.micrometer.core.instrument.TimeGauge;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the change log of another service: reads the changes after the last known number at the start, every few
 * seconds and, where there is a topic, at each event; applies them and stores the number in one transaction.
 *
 * <p>Any number of replicas may follow for one database: one of them advances the number, the others find it advanced.
 * To be deployed in a virtual thread.
 */
public final class ChangeFollower<S> extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFollower.class);
    private static final int BATCH = 500;
    private static final int FAILURES_LOGGED = 3;

    /**
     * What to follow, and how.
     *
     * @param log the name of the log in the table of positions
     * @param changes the endpoint that reads the log
     * @param topic the topic after whose events to read at once; null to read only periodically
     * @param period how often to read anyway
     * @param apply writes these states within the transaction; applying the same state again must change nothing
     * @param applied called with the states after the commit, only on the replica that wrote them
     */
    public record Source<S>(
            String log,
            Endpoint<ChangesSince, Changes<S>> changes,
            @Nullable Topic<Changed> topic,
            Duration period,
            BiConsumer<SqlConnection, List<S>> apply,
            Consumer<List<S>> applied) {}

    private final Bus bus;
    private final Database database;
    private final Source<S> source;
    private final List<Promise<Void>> waiting = new ArrayList<>();
    private boolean running;
    private boolean again;
    private int failures;
    private volatile long sawEnd = System.nanoTime();

    /** A follower that stores its position in this database. */
    public ChangeFollower(Bus bus, Database database, Source<S> source) {
        this.bus = bus;
        this.database = database;
        this.source = source;
    }

    @Override
    public Future<?> start() {
        TimeGauge.builder(
                        "dateline.changes.lag",
                        this,
                        TimeUnit.NANOSECONDS,
                        follower -> System.nanoTime() - follower.sawEnd)
                .description("Time since the end of another service's change log was last reached")
                .tag("log", source.log)
                .register(bus.meters());
        vertx.setPeriodic(0, source.period.toMillis(), timer -> catchUp());
        return source.topic == null
                ? Future.succeededFuture()
                : bus.subscribe(source.topic, changed -> context.runOnContext(received -> catchUp()));
    }

    /**
     * Reads at once, for a caller that cannot wait for the period; to be called once it is deployed.
     *
     * @return done when all that was logged before this call is applied; fails with a {@link Failure} if it cannot be
     *     read
     */
    public Future<Void> catchUpNow() {
        Promise<Void> looked = Promise.promise();
        context.runOnContext(here -> {
            waiting.add(looked);
            catchUp();
        });
        return looked.future();
    }

    private void catchUp() {
        if (running) {
            again = true;
            return;
        }
        running = true;
        Throwable cause = null;
        try {
            do {
                again = false;
            } while (step() || again);
            sawEnd = System.nanoTime();
            failures = 0;
        } catch (Failure failure) {
            cause = failure;
            // Logged once each time, but neither while both services start nor while the own database is away, which is
            // logged already.
            if (database.availability().isThere() && ++failures == FAILURES_LOGGED) {
                LOG.warn("Cannot read the change log of {} at present: {}", source.log, failure.detail());
            }
        } catch (Exception e) {
            cause = e;
            // Undeploying interrupts an await, which no method signature declares.
            if (!(e instanceof InterruptedException)) {
                LOG.error("Cannot apply the change log of {}", source.log, e);
            }
        } finally {
            running = false;
        }
        tellWaiting(cause);
    }

    private void tellWaiting(@Nullable Throwable cause) {
        List<Promise<Void>> told = List.copyOf(waiting);
        waiting.clear();
        told.forEach(looked -> {
            if (cause == null) {
                looked.complete();
            } else {
                looked.fail(cause);
            }
        });
    }

    /** Reads and applies one batch; true if there is more. */
    private boolean step() {
        long position = position();
        Changes<S> changes = bus.ask(
                        source.changes, new ChangesSince(position, BATCH), Call.ofService("follow-" + source.log))
                .await();
        if (changes.upTo() == position) {
            return false;
        }
        boolean mine = database.inTransaction(transaction -> {
            boolean moved = moveOn(transaction, position, changes.upTo());
            if (moved) {
                source.apply.accept(transaction, changes.states());
            }
            return moved;
        });
        if (mine) {
            source.applied.accept(changes.states());
        }
        return changes.more();
    }

    private long position() {
        var rows = database.rows("SELECT number FROM log_position WHERE log = $1", Tuple.of(source.log));
        return rows.size() == 0 ? 0 : rows.iterator().next().getLong(0);
    }

    /** False if another replica advanced it meanwhile. */
    private boolean moveOn(SqlConnection transaction, long from, long to) {
        String sql = from == 0
                ? "INSERT INTO log_position (log, number) VALUES ($1, $3) ON CONFLICT (log) DO UPDATE"
                        + " SET number = excluded.number WHERE log_position.number = $2"
                : "UPDATE log_position SET number = $3 WHERE log = $1 AND number = $2";
        return transaction
                        .preparedQuery(sql)
                        .execute(Tuple.of(source.log, from, to))
                        .await()
                        .rowCount()
                == 1;
    }
}
