package io.dateline.sql;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is no longer needed, once an hour in small parts: outdated rows of the change log, idempotency keys
 * older than a day, and what a service adds.
 */
public final class Housekeeping extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration PERIOD = Duration.ofHours(1);
    private static final Duration LOG_KEPT = Duration.ofHours(1);
    private static final Duration KEYS_KEPT = Duration.ofDays(1);
    private static final int ROUNDS = 20;

    private final ChangeLog log;
    private final IdempotencyKeys keys;
    private final List<Supplier<Future<Boolean>>> others;

    /**
     * Housekeeping of the database of these two.
     *
     * @param others each deletes some rows that are no longer needed; true if there may be more
     */
    public Housekeeping(ChangeLog log, IdempotencyKeys keys, List<Supplier<Future<Boolean>>> others) {
        this.log = log;
        this.keys = keys;
        this.others = List.copyOf(others);
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(
                PERIOD.toMillis(),
                timer -> tidy().onFailure(
                                cause -> LOG.warn("Housekeeping has to wait for the next hour: {}", cause.toString())));
        return Future.succeededFuture();
    }

    Future<Void> tidy() {
        Future<Void> tidied = whileMore(() -> log.compact(LOG_KEPT), ROUNDS)
                .compose(done -> whileMore(() -> keys.forget(KEYS_KEPT).map(forgotten -> forgotten > 0), ROUNDS));
        for (Supplier<Future<Boolean>> other : others) {
            tidied = tidied.compose(done -> whileMore(other, ROUNDS));
        }
        return tidied;
    }

    private static Future<Void> whileMore(Supplier<Future<Boolean>> round, int rounds) {
        return round.get()
                .compose(more -> more && rounds > 1 ? whileMore(round, rounds - 1) : Future.succeededFuture());
    }
}
