package io.dateline.article.staff;

import io.dateline.bus.Bus;
import io.dateline.contract.Changes;
import io.dateline.contract.ChangesSince;
import io.dateline.contract.StaffNamesContract;
import io.dateline.contract.StaffNamesContract.State;
import io.dateline.sql.ChangeLog;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Serves the names of the staff to other services, by a change log that triggers in the database maintain. */
public final class StaffNames extends VerticleBase {

    private static final int MAX = 1_000;

    private final Bus bus;
    private final Database database;

    /** Serves the names in the given database. */
    public StaffNames(Bus bus, Database database) {
        this.bus = bus;
        this.database = database;
    }

    @Override
    public Future<?> start() {
        ChangeLog log = new ChangeLog(vertx, database, "staff_change_log");
        return bus.serve(StaffNamesContract.CHANGES, (since, call) -> since(log, since));
    }

    private Future<Changes<State>> since(ChangeLog log, ChangesSince since) {
        int limit = Math.clamp(since.limit(), 1, MAX);
        return log.since(Math.max(0, since.number()), limit)
                .compose(batch -> byId(batch.subjects())
                        .map(names -> new Changes<>(
                                batch.subjects().stream()
                                        .map(id -> new State(id, names.getOrDefault(id, List.of())))
                                        .toList(),
                                batch.upTo(),
                                batch.more())));
    }

    private Future<Map<Long, List<String>>> byId(List<Long> ids) {
        return database.query("""
                        SELECT s.id, s.name, a.name AS profile FROM staff s LEFT JOIN author a ON a.slug = s.author
                        WHERE s.id = ANY ($1) AND s.active
                        """, Tuple.of(ids.toArray(Long[]::new))).map(rows -> {
            Map<Long, List<String>> names = new HashMap<>();
            rows.forEach(row -> names.put(row.getLong("id"), names(row)));
            return names;
        });
    }

    private static List<String> names(Row row) {
        return Stream.of(row.getString("name"), row.getString("profile"))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
