package io.dateline.comment.threads;

import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.Changes;
import io.dateline.contract.ChangesSince;
import io.dateline.contract.CommentContract.State;
import io.dateline.form.FaultCode;
import io.dateline.form.Range;
import io.dateline.sql.ChangeLog;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** The number of public comments of each article, for followers of the change log. */
public final class PublicCommentCounts {

    private static final Range BATCH_SIZE = new Range(1, 1_000);

    private final Database database;
    private final ChangeLog log;

    /** The counts in this database. */
    public PublicCommentCounts(Database database, ChangeLog log) {
        this.database = database;
        this.log = log;
    }

    /** The present counts of articles whose comments changed after a number of the log. */
    public Future<Changes<State>> since(ChangesSince question, Call call) {
        if (!BATCH_SIZE.includes(question.limit())) {
            throw Failure.invalid("/limit", FaultCode.OUT_OF_RANGE, BATCH_SIZE.message());
        }
        return log.since(question.number(), question.limit())
                .compose(batch ->
                        counts(batch.subjects()).map(states -> new Changes<>(states, batch.upTo(), batch.more())));
    }

    private Future<List<State>> counts(List<Long> articleIds) {
        if (articleIds.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return database.query(
                        "SELECT id, public_comments FROM article WHERE id = ANY ($1)",
                        Tuple.tuple().addArrayOfLong(articleIds.toArray(Long[]::new)))
                .map(rows -> {
                    List<State> states = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        states.add(new State(row.getLong(0), row.getLong(1)));
                    }
                    return states;
                });
    }
}
