package io.dateline.sql;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The change log of a service: a row for each change, written in its transaction, with increasing numbers.
 *
 * <p>Numbers become visible out of order, since transactions overlap, and some never do, since transactions are rolled
 * back. A reader must not skip a number of a transaction that is still running. Proof that {@link #since} does not:
 * {@code next_change_number()} assigns its transaction an id before it draws a number. So once a row is visible, every
 * transaction that drew a lower number has an id lower than any id assigned from now on. {@code since} draws such an id
 * and waits until the oldest running transaction is not older; from then on a lower number is either visible or will
 * never be.
 */
public final class ChangeLog {

    /** Appends a change of the subject {@code $1}; for statements that do more, too. */
    public static final String APPEND = "INSERT INTO change_log (subject) VALUES ($1)";

    private static final int SETTLE_ATTEMPTS = 40;
    private static final long SETTLE_PAUSE_MILLIS = 5;
    private static final int COMPACTED_AT_ONCE = 50_000;

    private final Vertx vertx;
    private final Database database;
    private final String table;
    private final AtomicLong compactedUpTo = new AtomicLong();

    /** The change log of this database. */
    public ChangeLog(Vertx vertx, Database database) {
        this(vertx, database, "change_log");
    }

    /**
     * Another log of the same service.
     *
     * @param table has the columns of {@code change_log}, and draws its numbers likewise from a sequence of its own
     */
    public ChangeLog(Vertx vertx, Database database, String table) {
        this.vertx = vertx;
        this.database = database;
        this.table = table;
    }

    /**
     * A part of the log.
     *
     * @param subjects what changed, each once, in the order of its first change
     * @param upTo the number to continue from
     * @param more whether there is more already
     */
    public record Batch(List<Long> subjects, long upTo, boolean more) {}

    private record Entry(long number, long subject) {}

    /** Appends a change of a subject, within the transaction of the change. */
    public static Future<Void> append(SqlConnection transaction, long subject) {
        return transaction.preparedQuery(APPEND).execute(Tuple.of(subject)).mapEmpty();
    }

    /** The changes after a number, up to the first number that is still in flight; at most {@code limit} changes. */
    public Future<Batch> since(long number, int limit) {
        return entries(number, Long.MAX_VALUE, limit)
                .compose(seen -> isWithoutGap(number, seen)
                        ? Future.succeededFuture(batch(number, seen, limit))
                        : youngestTransaction().compose(id -> settled(number, limit, seen.getLast().number, id, 0)));
    }

    /**
     * Deletes outdated rows: those older than {@code age} whose subject changed again since. Reads 50,000 rows after
     * those of the last call.
     *
     * @return whether there are more to read; the call after the last rows begins again with the oldest
     */
    public Future<Boolean> compact(Duration age) {
        return database.longQuery(
                        """
                        WITH seen AS (SELECT number, subject FROM %1$s WHERE number > $1 AND at < $2
                                      ORDER BY number LIMIT $3),
                        dropped AS (DELETE FROM %1$s WHERE number IN (
                            SELECT number FROM seen
                            WHERE EXISTS (SELECT FROM %1$s
                                          WHERE subject = seen.subject AND number > seen.number)))
                        SELECT max(number), count(*) FROM seen
                        """.formatted(table),
                        Tuple.of(
                                compactedUpTo.get(),
                                OffsetDateTime.now(ZoneOffset.UTC).minus(age),
                                COMPACTED_AT_ONCE))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    boolean more = row.getLong(1) == COMPACTED_AT_ONCE;
                    compactedUpTo.set(more ? row.getLong(0) : 0);
                    return more;
                });
    }

    private Future<Batch> settled(long number, int limit, long upTo, long transactionId, int attempt) {
        return oldestRunning()
                .compose(oldest -> entries(number, upTo, limit).compose(seen -> {
                    if (oldest >= transactionId) {
                        return Future.succeededFuture(batch(number, seen, limit));
                    }
                    if (attempt == SETTLE_ATTEMPTS) {
                        return Future.succeededFuture(batch(number, upToFirstGap(number, seen), limit));
                    }
                    return vertx.timer(SETTLE_PAUSE_MILLIS, TimeUnit.MILLISECONDS)
                            .compose(paused -> settled(number, limit, upTo, transactionId, attempt + 1));
                }));
    }

    private Future<List<Entry>> entries(long after, long upTo, int limit) {
        return database.query(
                        "SELECT number, subject FROM " + table
                                + " WHERE number > $1 AND number <= $2 ORDER BY number LIMIT $3",
                        Tuple.of(after, upTo, limit))
                .map(rows -> {
                    List<Entry> entries = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        entries.add(new Entry(row.getLong(0), row.getLong(1)));
                    }
                    return entries;
                });
    }

    private Future<Long> youngestTransaction() {
        return number("SELECT pg_current_xact_id()::text::bigint");
    }

    private Future<Long> oldestRunning() {
        return number("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint");
    }

    private Future<Long> number(String sql) {
        return database.query(sql, Tuple.tuple())
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static boolean isWithoutGap(long number, List<Entry> entries) {
        return entries.isEmpty() || entries.getLast().number == number + entries.size();
    }

    private static List<Entry> upToFirstGap(long number, List<Entry> entries) {
        int end = 0;
        while (end < entries.size() && entries.get(end).number == number + end + 1) {
            end++;
        }
        return entries.subList(0, end);
    }

    private static Batch batch(long number, List<Entry> entries, int limit) {
        var subjects = new LinkedHashSet<Long>();
        entries.forEach(entry -> subjects.add(entry.subject));
        long upTo = entries.isEmpty() ? number : entries.getLast().number;
        return new Batch(List.copyOf(subjects), upTo, entries.size() == limit);
    }
}
