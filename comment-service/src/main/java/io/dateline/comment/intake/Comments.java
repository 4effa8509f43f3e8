package io.dateline.comment.intake;

import io.dateline.comment.articles.KnownArticle;
import io.dateline.comment.intake.Submission.History;
import io.dateline.comment.intake.Submission.Parent;
import io.dateline.contract.Comment;
import io.dateline.contract.Comment.Status;
import io.dateline.sql.ChangeLog;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The comments as they are written, each method within the transaction that it is given.
 *
 * <p>A comment takes three round trips: the beginning with what the rules must know, the comment, and the commit.
 */
final class Comments {

    private static final String LOCK_WRITER = "SELECT pg_advisory_xact_lock(hashtextextended($1, $2))";

    private static final String PAST = """
            SELECT last.said_the_same, last.millis_ago, parent.article_id, parent.depth,
                   CASE WHEN parent.id IS NOT NULL THEN comment_is_public(parent.id) END
            FROM (SELECT coalesce(bool_or(text_digest = $3), false) AS said_the_same,
                         (extract(epoch FROM clock_timestamp() - max(created_at)) * 1000)::bigint AS millis_ago
                  FROM comment
                  WHERE writer = $1 AND article_id = $2 AND created_at > clock_timestamp() - interval '1 day') last
            LEFT JOIN comment parent ON parent.id = $4
            """;

    private static final String ADD = """
            INSERT INTO comment (article_id, parent_id, depth, status, hold_reason, author_name, author_email,
                                 author_url, writer, markdown, html, text_digest)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            RETURNING id, created_at
            """;

    /** One statement, so that the article's row, for which most others wait, is held for the shortest time. */
    private static final String ADD_PUBLIC = """
            WITH added AS (%s),
                answered AS (UPDATE comment SET replies = replies + 1 WHERE id = $2),
                noted AS (%s),
                counted AS (UPDATE article SET public_comments = public_comments + 1 WHERE id = $1)
            SELECT id, created_at FROM added
            """.formatted(ADD, ChangeLog.APPEND);

    /**
     * What the moderation rules must know. From here to the end of the transaction the writer has this article to
     * himself, so that what is said of his past stays true.
     */
    Submission submission(SqlConnection transaction, KnownArticle article, NewComment comment) {
        var unused = transaction.preparedQuery(LOCK_WRITER).execute(Tuple.of(comment.writer(), article.id()));
        Row past = transaction
                .preparedQuery(PAST)
                .execute(Tuple.of(comment.writer(), article.id(), comment.textDigest(), comment.parentId()))
                .await()
                .iterator()
                .next();
        Long millisAgo = past.getLong(1);
        History history = new History(past.getBoolean(0), millisAgo == null ? null : Duration.ofMillis(millisAgo));
        return new Submission(article, comment.parentId(), parent(past), history);
    }

    /** Adds a comment; if it is public, it is counted and noted in the change log. */
    Comment add(
            SqlConnection transaction,
            NewComment comment,
            Submission submission,
            Status status,
            @Nullable String holdReason) {
        Row row = transaction
                .preparedQuery(status == Status.APPROVED ? ADD_PUBLIC : ADD)
                .execute(Tuple.tuple(values(comment, submission, status, holdReason)))
                .await()
                .iterator()
                .next();
        return new Comment(
                row.getLong(0),
                comment.parentId(),
                new Comment.Author(comment.name(), comment.url()),
                new Comment.Body(comment.html()),
                status,
                row.get(OffsetDateTime.class, 1).toInstant(),
                null,
                0,
                null,
                null);
    }

    private static List<@Nullable Object> values(
            NewComment comment, Submission submission, Status status, @Nullable String holdReason) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(submission.article().id());
        values.add(comment.parentId());
        values.add((short) submission.depth());
        values.add(status.toString());
        values.add(holdReason);
        values.add(comment.name());
        values.add(comment.email());
        values.add(comment.url());
        values.add(comment.writer());
        values.add(comment.markdown());
        values.add(comment.html());
        values.add(comment.textDigest());
        return values;
    }

    private static @Nullable Parent parent(Row past) {
        Long articleId = past.getLong(2);
        return articleId == null ? null : new Parent(articleId, past.getShort(3), past.getBoolean(4));
    }
}
