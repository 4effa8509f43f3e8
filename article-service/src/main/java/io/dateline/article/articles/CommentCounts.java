package io.dateline.article.articles;

import io.dateline.contract.CommentContract.State;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** How many comments of each article are public, as the comment-service counts them. */
public final class CommentCounts {

    private CommentCounts() {}

    /** Takes over the counts that differ. */
    public static void take(SqlConnection transaction, List<State> states) {
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
