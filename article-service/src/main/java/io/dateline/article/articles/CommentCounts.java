package io.dateline.article.articles;

import io.dateline.contract.CommentContract.State;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** The numbers of public comments of articles, as the comment-service counts them. */
public final class CommentCounts {

    /** Creates the store; it has no state. */
    public CommentCounts() {}

    /** Stores the counts that differ, in direct style; the change log and the version of the articles stay. */
    public void update(SqlConnection transaction, List<State> states) {
        Long[] ids = states.stream().map(State::articleId).toArray(Long[]::new);
        Long[] counts = states.stream().map(State::count).toArray(Long[]::new);
        transaction
                .preparedQuery("""
                        UPDATE article a SET comment_count = new.count
                        FROM unnest($1::bigint[], $2::bigint[]) AS new (id, count)
                        WHERE a.id = new.id AND a.comment_count <> new.count
                        """)
                .execute(Tuple.tuple().addArrayOfLong(ids).addArrayOfLong(counts))
                .await();
    }
}
