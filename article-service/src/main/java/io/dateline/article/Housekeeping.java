package io.dateline.article;

import io.dateline.article.popularity.PopularArticles;
import io.dateline.sql.ChangeLog;
import io.dateline.sql.IdempotencyKeys;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done by the clock: which articles are popular, every second; what is old and of no more use, every hour. */
final class Housekeeping extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration REFRESH = Duration.ofSeconds(1);
    private static final Duration CLEAN = Duration.ofHours(1);
    private static final Duration CHANGES_KEPT = Duration.ofDays(7);
    private static final Duration KEYS_KEPT = Duration.ofDays(1);
    private static final int MOST_ROUNDS = 100;

    private final PopularArticles popular;
    private final ChangeLog log;
    private final IdempotencyKeys keys;

    Housekeeping(PopularArticles popular, ChangeLog log, IdempotencyKeys keys) {
        this.popular = popular;
        this.log = log;
        this.keys = keys;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(0, REFRESH.toMillis(), timer -> refresh());
        vertx.setPeriodic(CLEAN.toMillis(), timer -> clean());
        return Future.succeededFuture();
    }

    private void refresh() {
        popular.refresh().onFailure(cause -> LOG.debug("Popular articles as before: {}", cause.toString()));
    }

    private void clean() {
        repeat(() -> log.compact(CHANGES_KEPT), MOST_ROUNDS)
                .compose(done -> repeat(() -> keys.forget(KEYS_KEPT), MOST_ROUNDS))
                .onFailure(cause -> LOG.warn("Cleaning has to wait: {}", cause.toString()));
    }

    private static Future<Void> repeat(Supplier<Future<Integer>> step, int rounds) {
        return step.get().compose(done -> done > 0 && rounds > 1 ? repeat(step, rounds - 1) : Future.succeededFuture());
    }
}
