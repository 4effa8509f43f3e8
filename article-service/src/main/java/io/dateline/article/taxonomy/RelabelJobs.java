package io.dateline.article.taxonomy;

import io.dateline.contract.SurrogateKey;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.sql.Database;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Jobs to give articles the present slug of an author, a topic or a tag. Each looks at the articles in the order of their ids, in
 * steps that are remembered: after a crash another process goes on where the last one was. In direct style.
 *
 * <p>One process works on the oldest job, for as long as it renews its lease. Doing a step twice does no harm. No article comes
 * behind the place of a job with the former slug, since a trigger replaces that in whatever is saved (V137__taxonomy.sql).
 */
public final class RelabelJobs {

    private static final int SCANNED_AT_ONCE = 500;

    private static final String CLAIM = """
            UPDATE relabel_job SET worker = $1, leased_until = now() + interval '30 seconds'
            WHERE id = (SELECT min(id) FROM relabel_job) AND (worker = $1 OR leased_until < now())
            RETURNING id, kind, former, present, done_up_to
            """;

    private final Database database;
    private final String worker = UUID.randomUUID().toString();

    /** The jobs in the given database. */
    public RelabelJobs(Database database) {
        this.database = database;
    }

    /**
     * A job.
     *
     * @param present the same as {@code former} where the slug stays, and articles show it in another way
     * @param doneUpTo the id of the last article that was looked at
     */
    public record Job(long id, Kind kind, String former, String present, long doneUpTo) {

        /** Whether articles have another slug before. */
        public boolean isRenaming() {
            return !former.equals(present);
        }

        /** Of what shows the author, the topic or the tag itself. */
        public List<SurrogateKey> keys() {
            return List.of(kind.key(present), kind.listKey());
        }
    }

    /**
     * The next articles of a job.
     *
     * @param ids of those that have its slug
     * @param upTo the last that was looked at; the job is done if there was none
     */
    public record Step(List<Long> ids, Optional<Long> upTo) {}

    /** Adds a job, within the transaction of the change. */
    public static void add(SqlConnection transaction, Kind kind, String former, String present) {
        transaction
                .preparedQuery("INSERT INTO relabel_job (kind, former, present) VALUES ($1, $2, $3)")
                .execute(Tuple.of(kind.toString(), former, present))
                .await();
    }

    /** The oldest job, leased for 30 s; empty if there is none, or while another process works on it. */
    public Optional<Job> claim() {
        var rows = database.rows(CLAIM, Tuple.of(worker)).iterator();
        if (!rows.hasNext()) {
            return Optional.empty();
        }
        Row row = rows.next();
        return Optional.of(new Job(
                row.getLong("id"),
                Kind.named(row.getString("kind")),
                row.getString("former"),
                row.getString("present"),
                row.getLong("done_up_to")));
    }

    /** The next articles to look at; at most 500. */
    public Step next(Job job) {
        List<Long> ids = new ArrayList<>();
        Optional<Long> upTo = Optional.empty();
        String sql = "SELECT id, $1 = ANY (" + job.kind().plural()
                + ") AS has_it FROM article WHERE id > $2 ORDER BY id LIMIT $3";
        for (Row row : database.rows(sql, Tuple.of(job.former(), job.doneUpTo(), SCANNED_AT_ONCE))) {
            upTo = Optional.of(row.getLong("id"));
            if (row.getBoolean("has_it")) {
                ids.add(row.getLong("id"));
            }
        }
        return new Step(ids, upTo);
    }

    /** Remembers that a step is done; the job is deleted with its last one. */
    public void done(Job job, Step step) {
        if (step.upTo().isEmpty()) {
            database.rows("DELETE FROM relabel_job WHERE id = $1 AND worker = $2", Tuple.of(job.id(), worker));
        } else {
            database.rows(
                    "UPDATE relabel_job SET done_up_to = $3 WHERE id = $1 AND worker = $2",
                    Tuple.of(job.id(), worker, step.upTo().get()));
        }
    }
}
