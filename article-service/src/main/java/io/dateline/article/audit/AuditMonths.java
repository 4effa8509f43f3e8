package io.dateline.article.audit;

import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the partitions of the audit log for this month and the next two, at the start and once an hour. Without a partition,
 * the first entry of a month creates it, and all other entries wait for that.
 */
public final class AuditMonths extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(AuditMonths.class);
    private static final Duration PERIOD = Duration.ofHours(1);
    private static final int AHEAD = 2;

    private final Database database;

    /** Creates them in the given database. */
    public AuditMonths(Database database) {
        this.database = database;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(PERIOD.toMillis(), timer -> create());
        return create();
    }

    private Future<?> create() {
        return database.longQuery("""
                        SELECT audit_make_month(((now() AT TIME ZONE 'UTC') + make_interval(months => ahead))::date)
                        FROM generate_series(0, $1) AS ahead
                        """, Tuple.of(AHEAD))
                .onFailure(cause -> LOG.warn(
                        "The next months of the audit log have to wait for the next hour: {}", cause.toString()))
                .otherwiseEmpty();
    }
}
