package io.dateline.comment.moderation;

import io.dateline.contract.Comment;
import io.dateline.contract.Comment.Status;
import io.dateline.contract.ModerationContract.ArticleName;
import io.dateline.contract.ModerationContract.ModeratedComment;
import io.dateline.contract.ModerationContract.Parent;
import io.dateline.contract.ModerationContract.Writer;
import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queries of one status. The status stands in their text, so that the planner can use the indexes that have comments of
 * some statuses alone.
 */
record ModerationQuery(Status status) {

    private static final int PARENT = 13;
    private static final int DECISION = 16;

    /** What waits longest comes first; of what is decided, what was written last. */
    private boolean isOldestFirst() {
        return status == Status.PENDING;
    }

    /** The id that the first page begins after. */
    long start() {
        return isOldestFirst() ? 0 : Long.MAX_VALUE;
    }

    /** Selects the comments after the id {@code $1}, {@code $2} at most, of the article {@code $3} or of all. */
    String page(boolean ofArticle) {
        return """
            SELECT c.id, c.version, c.status, c.article_id, a.slug, c.author_name, c.author_email, c.author_url, c.html,
                   c.created_at, c.edited_at, c.score, c.hold_reason, p.id, p.status,
                   CASE WHEN p.id IS NOT NULL THEN comment_is_public(p.id) END,
                   d.decision, d.staff_id, d.staff_name, d.decided_at, d.reason
            FROM (SELECT * %1$s ORDER BY id %2$s LIMIT $2) c
            LEFT JOIN article a ON a.id = c.article_id
            LEFT JOIN comment p ON p.id = c.parent_id
            LEFT JOIN moderation_decision d ON d.comment_id = c.id AND d.version = c.version
            ORDER BY c.id %2$s
            """.formatted(some(ofArticle), isOldestFirst() ? "" : "DESC");
    }

    /** Counts the same. */
    String count(boolean ofArticle) {
        return "SELECT count(*) FROM (SELECT " + some(ofArticle) + " LIMIT $2) listed";
    }

    private String some(boolean ofArticle) {
        return "FROM comment WHERE status = '%s' AND id %s $1%s"
                .formatted(status, isOldestFirst() ? ">" : "<", ofArticle ? " AND article_id = $3" : "");
    }

    static ModeratedComment comment(Row row) {
        String reason = row.getString(12);
        OffsetDateTime edited = row.getOffsetDateTime(10);
        return new ModeratedComment(
                row.getLong(0),
                row.getInteger(1),
                Status.named(row.getString(2)),
                new ArticleName(row.getLong(3), row.getString(4)),
                parent(row),
                new Writer(row.getString(5), row.getString(6), row.getString(7)),
                new Comment.Body(row.getString(8)),
                row.getOffsetDateTime(9).toInstant(),
                edited == null ? null : edited.toInstant(),
                row.getInteger(11),
                reason == null ? List.of() : List.of(reason),
                DecisionRow.from(row, DECISION));
    }

    private static @Nullable Parent parent(Row row) {
        Long id = row.getLong(PARENT);
        return id == null ? null : new Parent(id, Status.named(row.getString(PARENT + 1)), row.getBoolean(PARENT + 2));
    }
}
