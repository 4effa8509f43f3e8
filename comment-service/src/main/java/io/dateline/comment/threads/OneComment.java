package io.dateline.comment.threads;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.comment.intake.EditTokens;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.Comment;
import io.dateline.contract.Comment.Status;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentContract.Find;
import io.dateline.contract.CommentContract.Place;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One comment by itself, with its place in the discussion. For event loops. */
public final class OneComment {

    private static final String FIND = """
            WITH RECURSIVE above AS (
                SELECT id, parent_id, status, 0 AS up FROM comment WHERE id = $1
                UNION ALL
                SELECT c.id, c.parent_id, c.status, above.up + 1 FROM above JOIN comment c ON c.id = above.parent_id)
            SELECT 0::bigint, c.id, c.parent_id, c.score, c.replies, c.author_name, c.author_url, c.html, c.created_at,
                   c.edited_at, c.status, a.id, a.slug, a.status, path.ids, path.is_public,
                   EXISTS (SELECT FROM moderation_decision d WHERE d.comment_id = c.id AND d.was = 'approved')
            FROM comment c
            JOIN article a ON a.id = c.article_id
            CROSS JOIN (SELECT array_agg(id ORDER BY up DESC) FILTER (WHERE up > 0) AS ids,
                               coalesce(bool_and(status = 'approved') FILTER (WHERE up > 0), true) AS is_public
                        FROM above) path
            WHERE c.id = $1 AND a.status <> 'draft'
            """;

    private static final int OTHERS = 10;

    private final Database database;
    private final EditTokens tokens;

    /** @param tokens prove who wrote a comment */
    public OneComment(Database database, EditTokens tokens) {
        this.database = database;
        this.tokens = tokens;
    }

    /** The comment with one more member. */
    private record Placed(@JsonUnwrapped Comment comment, Place place) {}

    /**
     * @param isParentPublic whether all above it are approved
     * @param wasPublic whether it was public at some time before the last decision
     */
    private record Found(
            CommentRow comment,
            Status status,
            long articleId,
            String slug,
            ArticleStatus article,
            List<Long> path,
            boolean isParentPublic,
            boolean wasPublic) {}

    /** The comment, or a {@link Failure} as {@link CommentContract#FIND} says. */
    public Future<Representation> find(Find asked, Call call) {
        String token = asked.editToken();
        boolean isWriter = token != null && tokens.isOf(asked.id(), token);
        return database.find(FIND, Tuple.of(asked.id()))
                .map(rows -> representation(visible(found(rows), isWriter), isWriter));
    }

    /**
     * What nobody but its writer and moderators ever saw is unknown to all others. What was public is gone, as its article is
     * when that was withdrawn.
     */
    private static Found visible(@Nullable Found found, boolean isWriter) {
        if (found == null) {
            throw unknown();
        }
        boolean mayBeShown = switch (found.status) {
            case APPROVED -> true;
            case PENDING -> isWriter;
            case REJECTED, SPAM -> false;
        };
        if (!mayBeShown && !found.wasPublic) {
            throw unknown();
        }
        if (found.article == ArticleStatus.UNPUBLISHED) {
            throw Failure.notFound("article-gone", "This article was withdrawn.");
        }
        if (!mayBeShown || (found.status == Status.APPROVED && !found.isParentPublic)) {
            throw Failure.notFound("comment-gone", "This comment was removed.");
        }
        return found;
    }

    private static Representation representation(Found found, boolean isWriter) {
        Comment comment = found.comment.with(List.of());
        List<Long> path = found.path;
        Place place = new Place(
                new Place.ArticleName(found.articleId, found.slug),
                path,
                path.size() + 1,
                Cursor.before(comment).encode(found.articleId));
        return Representation.of(
                new Placed(isWriter ? comment.withStatus(found.status) : comment, place),
                List.of(
                        SurrogateKey.comment(comment.id()),
                        SurrogateKey.comments(found.articleId),
                        SurrogateKey.slug(found.slug)));
    }

    private static @Nullable Found found(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return null;
        }
        Row row = rows.iterator().next();
        Long[] path = row.getArrayOfLongs(OTHERS + 4);
        return new Found(
                CommentRow.from(row, 0),
                Status.named(row.getString(OTHERS)),
                row.getLong(OTHERS + 1),
                row.getString(OTHERS + 2),
                ArticleStatus.named(row.getString(OTHERS + 3)),
                path == null ? List.of() : List.of(path),
                row.getBoolean(OTHERS + 5),
                row.getBoolean(OTHERS + 6));
    }

    private static Failure unknown() {
        return Failure.notFound("comment-unknown", "There is no such comment.");
    }
}
