package io.dateline.sql;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Metrics of a {@link GroupCommit}: how many questions wait ({@code dateline.group.commit.queue.length}), and how many share a
 * transaction ({@code dateline.group.commit.batch.size}).
 */
final class CommitMeters {

    private static final double[] BATCHES = {1, 2, 4, 8, 16, 32, CommitQueue.MAX_TOGETHER};

    private final DistributionSummary batches;

    CommitMeters(MeterRegistry meters, String database, CommitQueue<?, ?> queue) {
        Gauge.builder("dateline.group.commit.queue.length", queue, CommitQueue::size)
                .description("Questions that wait for their transaction")
                .tag("database", database)
                .register(meters);
        this.batches = DistributionSummary.builder("dateline.group.commit.batch.size")
                .description("Questions that were carried out in one transaction")
                .tag("database", database)
                .serviceLevelObjectives(BATCHES)
                .register(meters);
    }

    /** A transaction has begun with so many questions. */
    void begun(int questions) {
        batches.record(questions);
    }
}
