package io.dateline.comment.intake;

import io.dateline.comment.articles.KnownArticles;
import io.dateline.comment.intake.Submission.History;
import io.dateline.comment.intake.Submission.Parent;
import io.dateline.contract.Comment;
import io.dateline.contract.Comment.Status;
import io.dateline.sql.IdempotencyKeys.StoredAnswer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads and adds comments, many at a time, by one statement each, within the transaction that is passed. No two comments of
 * one call are by the same writer.
 */
final class Comments {

    /**
     * Keeps what is above new replies as it is until the commit: decisions of moderators lock it against this, and nothing
     * else does. In the order in which they lock it.
     */
    private static final String KEEP_ABOVE = """
            WITH RECURSIVE above AS (
                SELECT id, parent_id FROM comment WHERE id = ANY ($1)
                UNION
                SELECT c.id, c.parent_id FROM above JOIN comment c ON c.id = above.parent_id)
            SELECT id FROM comment WHERE id IN (SELECT id FROM above) ORDER BY id FOR KEY SHARE
            """;

    private static final String LOOK = """
            SELECT article.*, last.said_the_same, last.millis_ago, parent.article_id, parent.depth,
                   CASE WHEN parent.id IS NOT NULL THEN comment_is_public(parent.id) END,
                   kept.scope, kept.fingerprint, kept.answer, last.just_said
            FROM unnest($1::text[], $2::text[], $3::bytea[], $4::bigint[], $5::text[]) WITH ORDINALITY
                AS new (slug, writer, text_digest, parent_id, key, place)
            LEFT JOIN LATERAL (%s new.slug) article ON true
            CROSS JOIN LATERAL (
                SELECT coalesce(bool_or(text_digest = new.text_digest
                           AND parent_id IS NOT DISTINCT FROM new.parent_id), false) AS said_the_same,
                       (extract(epoch FROM clock_timestamp() - max(created_at)) * 1000)::bigint AS millis_ago,
                       max(id) FILTER (WHERE text_digest = new.text_digest
                           AND parent_id IS NOT DISTINCT FROM new.parent_id
                           AND created_at > clock_timestamp() - interval '10 seconds') AS just_said
                FROM comment
                WHERE writer = new.writer AND article_id = article.id
                    AND created_at > clock_timestamp() - interval '1 day') last
            LEFT JOIN comment parent ON parent.id = new.parent_id
            LEFT JOIN idempotency_key kept ON kept.scope = '%s' || article.id AND kept.key = new.key
            ORDER BY new.place
            """.formatted(KnownArticles.BY_SLUG, NewComment.KEY_SCOPE);

    /**
     * One statement, so that the rows of the articles, for which other transactions wait, are locked for the shortest time. Rows
     * are updated in the order of their ids, so that no two transactions deadlock.
     */
    private static final String ADD = """
            WITH added AS (
                INSERT INTO comment (article_id, parent_id, depth, status, hold_reason, author_name, author_email,
                                     author_url, writer, markdown, html, text_digest)
                SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::smallint[], $4::text[], $5::text[], $6::text[],
                                     $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::bytea[])
                RETURNING id, article_id, parent_id, status, writer, created_at),
            public AS (SELECT article_id, parent_id FROM added WHERE status = 'approved'),
            answered AS (
                UPDATE comment SET replies = comment.replies + parent.more
                FROM (SELECT parent_id AS id, count(*)::integer AS more FROM public WHERE parent_id IS NOT NULL
                      GROUP BY parent_id ORDER BY parent_id) parent
                WHERE comment.id = parent.id),
            noted AS (INSERT INTO change_log (subject) SELECT DISTINCT article_id FROM public),
            counted AS (
                UPDATE article SET public_comments = article.public_comments + discussed.more
                FROM (SELECT article_id AS id, count(*) AS more FROM public
                      GROUP BY article_id ORDER BY article_id) discussed
                WHERE article.id = discussed.id)
            SELECT writer, id, created_at FROM added
            """;

    /** A comment as its writer may see it: its ancestors are public, and it was not refused. */
    private static final String FIND = """
            SELECT parent_id, author_name, author_url, html, status, created_at, edited_at, score FROM comment
            WHERE id = $1 AND status IN ('approved', 'pending') AND (parent_id IS NULL OR comment_is_public(parent_id))
            """;

    /**
     * What the database knows of a comment before moderation.
     *
     * @param submission null if no article has its slug
     * @param earlier the answer that is kept for its idempotency key; null if there is none
     * @param justSaid the id of the comment with the same text that its writer wrote under the same parent in the last ten
     *     seconds; null if there is none
     */
    record Known(
            @Nullable Submission submission,
            @Nullable StoredAnswer earlier,
            @Nullable Long justSaid) {}

    /** A comment that passed moderation or is held, and is to be added. */
    record Accepted(
            NewComment comment,
            Submission submission,
            Status status,
            @Nullable String holdReason) {}

    /** What the moderation rules must know of each comment, in the order of the comments. */
    List<Known> findKnown(SqlConnection transaction, List<NewComment> comments) {
        keepAbove(transaction, comments);
        Tuple values = Tuple.tuple()
                .addArrayOfString(texts(comments, NewComment::slug))
                .addArrayOfString(texts(comments, NewComment::writer))
                .addArrayOfBuffer(comments.stream().map(NewComment::textDigest).toArray(Buffer[]::new))
                .addArrayOfLong(comments.stream().map(NewComment::parentId).toArray(Long[]::new))
                .addArrayOfString(texts(comments, NewComment::key));
        List<Known> known = new ArrayList<>(comments.size());
        for (Row row : transaction.preparedQuery(LOOK).execute(values).await()) {
            known.add(known(row, comments.get(known.size())));
        }
        return known;
    }

    private static void keepAbove(SqlConnection transaction, List<NewComment> comments) {
        Long[] parents = comments.stream()
                .map(NewComment::parentId)
                .filter(Objects::nonNull)
                .toArray(Long[]::new);
        if (parents.length > 0) {
            transaction
                    .preparedQuery(KEEP_ABOVE)
                    .execute(Tuple.tuple().addArrayOfLong(parents))
                    .await();
        }
    }

    /** A comment as it is now; empty if it, or a comment above it, was removed. */
    Optional<Comment> find(SqlConnection transaction, long id) {
        var rows = transaction.preparedQuery(FIND).execute(Tuple.of(id)).await().iterator();
        return rows.hasNext() ? Optional.of(comment(id, rows.next())) : Optional.empty();
    }

    /** Adds comments; those that are public are counted and written to the change log. */
    Future<List<Comment>> add(SqlConnection transaction, List<Accepted> accepted) {
        return transaction.preparedQuery(ADD).execute(values(accepted)).map(rows -> {
            Map<String, Row> added = new HashMap<>();
            rows.forEach(row -> added.put(row.getString(0), row));
            return accepted.stream()
                    .map(one -> comment(one, Objects.requireNonNull(added.get(one.comment.writer()))))
                    .toList();
        });
    }

    private static Known known(Row row, NewComment comment) {
        if (row.getLong(0) == null) {
            return new Known(null, null, null);
        }
        Long millisAgo = row.getLong(6);
        History history = new History(row.getBoolean(5), millisAgo == null ? null : Duration.ofMillis(millisAgo));
        Long parentArticle = row.getLong(7);
        Parent parent = parentArticle == null ? null : new Parent(parentArticle, row.getShort(8), row.getBoolean(9));
        String scope = row.getString(10);
        String key = comment.key();
        return new Known(
                new Submission(
                        KnownArticles.from(row, 0), comment.nameIsReserved(), comment.parentId(), parent, history),
                scope == null || key == null
                        ? null
                        : new StoredAnswer(scope, key, row.getBuffer(11), row.getBuffer(12)),
                row.getLong(13));
    }

    private static Comment comment(long id, Row row) {
        OffsetDateTime edited = row.getOffsetDateTime("edited_at");
        return new Comment(
                id,
                row.getLong("parent_id"),
                new Comment.Author(row.getString("author_name"), row.getString("author_url")),
                new Comment.Body(row.getString("html")),
                Status.named(row.getString("status")),
                row.getOffsetDateTime("created_at").toInstant(),
                edited == null ? null : edited.toInstant(),
                row.getInteger("score"),
                null,
                null);
    }

    private static Comment comment(Accepted accepted, Row row) {
        NewComment comment = accepted.comment;
        return new Comment(
                row.getLong(1),
                comment.parentId(),
                new Comment.Author(comment.name(), comment.url()),
                new Comment.Body(comment.html()),
                accepted.status,
                row.get(OffsetDateTime.class, 2).toInstant(),
                null,
                0,
                null,
                null);
    }

    private static Tuple values(List<Accepted> accepted) {
        List<NewComment> comments = accepted.stream().map(Accepted::comment).toList();
        return Tuple.tuple()
                .addArrayOfLong(accepted.stream()
                        .map(one -> one.submission.article().id())
                        .toArray(Long[]::new))
                .addArrayOfLong(comments.stream().map(NewComment::parentId).toArray(Long[]::new))
                .addArrayOfShort(accepted.stream()
                        .map(one -> (short) one.submission.depth())
                        .toArray(Short[]::new))
                .addArrayOfString(texts(accepted, one -> one.status.toString()))
                .addArrayOfString(texts(accepted, Accepted::holdReason))
                .addArrayOfString(texts(comments, NewComment::name))
                .addArrayOfString(texts(comments, NewComment::email))
                .addArrayOfString(texts(comments, NewComment::url))
                .addArrayOfString(texts(comments, NewComment::writer))
                .addArrayOfString(texts(comments, NewComment::markdown))
                .addArrayOfString(texts(comments, NewComment::html))
                .addArrayOfBuffer(comments.stream().map(NewComment::textDigest).toArray(Buffer[]::new));
    }

    private static <T> @Nullable String[] texts(List<T> all, Function<T, @Nullable String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }
}
