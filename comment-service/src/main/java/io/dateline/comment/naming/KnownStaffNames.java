package io.dateline.comment.naming;

import io.dateline.contract.StaffNamesContract.State;
import io.dateline.naming.NameSet;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The names of the staff: a copy of the article-service's, in a table shared by all replicas and in the memory of each,
 * which is read again after a follower has changed the table.
 */
public final class KnownStaffNames extends VerticleBase implements Supplier<NameSet> {

    /** The name of the followed log in the table of positions. */
    public static final String LOG = "staff-names";

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int MAX = 20_000;

    private static final String POSITION = "SELECT number FROM log_position WHERE log = $1";
    private static final String ALL = "SELECT name FROM staff_name ORDER BY staff_id DESC LIMIT $1";

    private final Database database;
    private volatile NameSet names = NameSet.EMPTY;
    private long readAt = -1;

    /** The names in this database. */
    public KnownStaffNames(Database database) {
        this.database = database;
    }

    /** Writes the present names of some accounts; writing a state again changes nothing. */
    public static void apply(SqlConnection transaction, List<State> states) {
        List<Long> ids = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (State state : states) {
            for (String name : state.names()) {
                ids.add(state.staffId());
                names.add(name);
            }
        }
        transaction
                .preparedQuery("DELETE FROM staff_name WHERE staff_id = ANY ($1)")
                .execute(Tuple.tuple()
                        .addArrayOfLong(states.stream().map(State::staffId).toArray(Long[]::new)))
                .await();
        transaction
                .preparedQuery("INSERT INTO staff_name (staff_id, name) SELECT * FROM unnest($1::bigint[], $2::text[])"
                        + " ON CONFLICT DO NOTHING")
                .execute(Tuple.tuple()
                        .addArrayOfLong(ids.toArray(Long[]::new))
                        .addArrayOfString(names.toArray(String[]::new)))
                .await();
    }

    /** The names as of a second ago or less; while the database does not answer, the last ones read. */
    @Override
    public NameSet get() {
        return names;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(PERIOD.toMillis(), timer -> refresh());
        return refresh();
    }

    /** Reads the position first: names that change in between are read again the next time. */
    private Future<Void> refresh() {
        return database.query(POSITION, Tuple.of(LOG)).compose(rows -> {
            long position = rows.size() == 0 ? 0 : rows.iterator().next().getLong(0);
            return position == readAt ? Future.succeededFuture() : read(position);
        });
    }

    private Future<Void> read(long position) {
        return database.query(ALL, Tuple.of(MAX)).map(rows -> {
            List<String> all = new ArrayList<>(rows.size());
            for (Row row : rows) {
                all.add(row.getString(0));
            }
            names = new NameSet(all);
            readAt = position;
            return null;
        });
    }
}
