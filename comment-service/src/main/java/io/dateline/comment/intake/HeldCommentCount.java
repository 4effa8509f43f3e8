package io.dateline.comment.intake;

import io.dateline.sql.Database;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;

/**
 * Counts the comments that wait for a moderator: {@code dateline.comments.held}, up to {@value #MOST}, in all of the database,
 * so that each replica tells the same number. Counted every 15 seconds from an index of what is held, not when it is read.
 */
public final class HeldCommentCount extends VerticleBase {

    private static final int MOST = 10_000;
    private static final Duration PERIOD = Duration.ofSeconds(15);

    static final String COUNT = """
            SELECT count(*) FROM (SELECT FROM comment WHERE status = 'pending' LIMIT $1) AS held
            """;

    private final Database database;
    private volatile double held = Double.NaN;

    /** @param meters where the number is shown; it is not a number until it is known, and again when it could not be counted */
    public HeldCommentCount(Database database, MeterRegistry meters) {
        this.database = database;
        Gauge.builder("dateline.comments.held", this, count -> count.held)
                .description("Comments that wait for a moderator, " + MOST + " for that many or more")
                .register(meters);
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(0, PERIOD.toMillis(), tick -> count());
        return Future.succeededFuture();
    }

    /** Done when it was counted; never fails. */
    Future<?> count() {
        return database.query(COUNT, Tuple.of((long) MOST))
                .map(HeldCommentCount::number)
                .otherwise(Double.NaN)
                .onSuccess(number -> held = number);
    }

    private static double number(RowSet<Row> rows) {
        return rows.iterator().next().getLong(0);
    }
}
