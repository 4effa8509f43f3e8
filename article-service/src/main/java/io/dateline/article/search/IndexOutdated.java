package io.dateline.article.search;

import io.dateline.bus.Failure;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Indexes outdated articles anew in the background, in a virtual thread. After each batch it rests as long as the batch took, so
 * that it takes half of a processor at most.
 */
public final class IndexOutdated extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(IndexOutdated.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int BATCH = 20;
    private static final long MOST_COUNTED = 10_000_000;

    private final OutdatedWords outdated;
    private final Counter indexed;
    private final AtomicLong left = new AtomicLong();
    private boolean running;

    /** Indexes the given articles; the metrics are {@code dateline.search.outdated} and {@code dateline.search.indexed}. */
    public IndexOutdated(OutdatedWords outdated, MeterRegistry meters) {
        this.outdated = outdated;
        this.indexed = Counter.builder("dateline.search.indexed")
                .description("Articles that this process indexed anew for search")
                .register(meters);
        Gauge.builder("dateline.search.outdated", left, AtomicLong::get)
                .description("Articles that this process has yet to index anew for search")
                .register(meters);
    }

    /** Also reads ICU's rules, so that the first question does not hold up an event loop for that. */
    @Override
    public Future<?> start() {
        vertx.setTimer(1, started -> Analysis.words("Étoile", 1));
        vertx.setPeriodic(1, PERIOD.toMillis(), timer -> run());
        return Future.succeededFuture();
    }

    private void run() {
        if (running) {
            return;
        }
        running = true;
        try {
            if (outdated.count(1) > 0) {
                indexAll();
            }
        } catch (Failure failure) {
            // The database is away, which is logged already.
            LOG.debug("Articles are indexed anew later: {}", failure.detail());
        } catch (Exception e) {
            // Undeploying interrupts an await, which no method signature declares.
            if (!(e instanceof InterruptedException)) {
                LOG.error("Articles cannot be indexed anew for search", e);
            }
        } finally {
            left.set(0);
            running = false;
        }
    }

    private void indexAll() {
        long all = outdated.count(MOST_COUNTED);
        long began = System.nanoTime();
        long done = 0;
        int made = indexBatch();
        if (made > 0 && all > BATCH) {
            LOG.info("{} articles are indexed anew for search; until then they are searched as before", all);
        }
        while (made > 0) {
            done += made;
            left.set(Math.max(0, all - done));
            made = indexBatch();
        }
        if (done > BATCH) {
            LOG.info(
                    "{} articles were indexed anew for search, in {} s",
                    done,
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
        }
    }

    private int indexBatch() {
        long began = System.nanoTime();
        int made = outdated.make(BATCH);
        indexed.increment(made);
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        vertx.timer(Math.max(1, took), TimeUnit.MILLISECONDS).await();
        return made;
    }
}
