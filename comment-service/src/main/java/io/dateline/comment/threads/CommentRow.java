package io.dateline.comment.threads;

import io.dateline.contract.Comment;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the page's query: one comment.
 *
 * @param place its place on the page; 0 for a reply
 * @param replies the number of public replies to it
 */
record CommentRow(
        long place,
        long id,
        @Nullable Long parentId,
        int score,
        int replies,
        String name,
        @Nullable String url,
        String html,
        Instant createdAt,
        @Nullable Instant editedAt) {

    /** From the columns that begin at {@code first}. */
    static CommentRow from(Row row, int first) {
        OffsetDateTime editedAt = row.getOffsetDateTime(first + 9);
        return new CommentRow(
                row.getLong(first),
                row.getLong(first + 1),
                row.getLong(first + 2),
                row.getInteger(first + 3),
                row.getInteger(first + 4),
                row.getString(first + 5),
                row.getString(first + 6),
                row.getString(first + 7),
                row.getOffsetDateTime(first + 8).toInstant(),
                editedAt == null ? null : editedAt.toInstant());
    }

    /** The comment with its first replies; the cursor leads to further ones. */
    Comment with(List<Comment> shown) {
        long last = shown.isEmpty() ? 0 : shown.getLast().id();
        String next = shown.size() < replies ? Cursor.afterReplies(id, last) : null;
        return new Comment(
                id,
                parentId,
                new Comment.Author(name, url),
                new Comment.Body(html),
                null,
                createdAt,
                editedAt,
                score,
                new Comment.Replies(replies, shown, next),
                null);
    }
}
