package io.dateline.comment.moderation;

import io.dateline.bus.Call;
import io.dateline.comment.moderation.Judging.Change;
import io.dateline.contract.Comment.Status;
import io.dateline.contract.ModerationContract.Decided;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decisions on comments in the database, all within the transaction that is passed.
 *
 * <p>Whoever decides on a comment has it and all comments above it locked, in the order of their ids; whoever writes a reply has
 * those above it locked against that ({@code intake}). So what is public stays so until the commit, and no reply is counted
 * that went with the comment above it.
 */
final class Decisions {

    private static final String LOCK = """
            WITH RECURSIVE involved AS (
                SELECT id, parent_id FROM comment WHERE id = ANY ($1)
                UNION
                SELECT c.id, c.parent_id FROM involved JOIN comment c ON c.id = involved.parent_id)
            SELECT id FROM comment WHERE id IN (SELECT id FROM involved) ORDER BY id FOR UPDATE
            """;

    /** A statement of its own, which sees what was committed while the locks were waited for. */
    private static final String READ = """
            SELECT c.id, c.article_id, c.parent_id, c.status, c.version, d.was,
                   d.decision, d.staff_id, d.staff_name, d.decided_at, d.reason
            FROM comment c LEFT JOIN moderation_decision d ON d.comment_id = c.id AND d.version = c.version
            WHERE c.id = ANY ($1)
            """;

    /** A public comment with all public ones below it, by the indexes from which pages are read. */
    private static final String COUNT_SHOWN = """
            WITH RECURSIVE shown AS (
                SELECT id, article_id, replies FROM comment WHERE id = ANY ($1)
                UNION ALL
                SELECT c.id, c.article_id, c.replies FROM shown CROSS JOIN LATERAL (
                    (SELECT id, article_id, replies FROM comment
                     WHERE article_id = shown.article_id AND coalesce(parent_id, 0) = shown.id
                         AND status = 'approved' AND brief)
                    UNION ALL
                    (SELECT id, article_id, replies FROM comment
                     WHERE article_id = shown.article_id AND coalesce(parent_id, 0) = shown.id
                         AND status = 'approved' AND NOT brief)) c
                WHERE shown.replies > 0)
            SELECT article_id, count(*) FROM shown GROUP BY article_id
            """;

    private static final String SET_STATUS = """
            UPDATE comment SET status = decided.status, version = decided.version
            FROM unnest($1::bigint[], $2::text[], $3::integer[]) AS decided (id, status, version)
            WHERE comment.id = decided.id
            """;

    private static final String NOTE = """
            INSERT INTO moderation_decision
                (comment_id, article_id, version, decision, was, reason, staff_id, staff_name, request_id)
            SELECT decided.*, $7::bigint, $8::text, $9::text
            FROM unnest($1::bigint[], $2::bigint[], $3::integer[], $4::text[], $5::text[], $6::text[]) AS decided
            RETURNING comment_id, decision, staff_id, staff_name, decided_at, reason
            """;

    private static final String COUNT_REPLIES = """
            UPDATE comment SET replies = comment.replies + answered.more
            FROM unnest($1::bigint[], $2::integer[]) AS answered (id, more)
            WHERE comment.id = answered.id
            """;

    private static final String LOCK_ARTICLES =
            "SELECT id FROM article WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE";

    private static final String COUNT_COMMENTS = """
            UPDATE article SET public_comments = article.public_comments + discussed.more
            FROM unnest($1::bigint[], $2::bigint[]) AS discussed (id, more)
            WHERE article.id = discussed.id
            """;

    private static final String LOG = "INSERT INTO change_log (subject) SELECT unnest($1::bigint[])";

    /** Locks these comments and all above them, and returns them as they are then. */
    LockedComments lock(SqlConnection transaction, List<Long> ids) {
        Long[] involved = numbers(rows(transaction, LOCK, longs(ids)), row -> row.getLong(0));
        Map<Long, LockedComment> found = new HashMap<>();
        for (Row row : rows(transaction, READ, Tuple.tuple().addArrayOfLong(involved))) {
            String was = row.getString(5);
            found.put(
                    row.getLong(0),
                    new LockedComment(
                            row.getLong(0),
                            row.getLong(1),
                            row.getLong(2),
                            Status.named(row.getString(3)),
                            row.getInteger(4),
                            DecisionRow.from(row, 6),
                            was == null ? null : Status.named(was)));
        }
        return new LockedComments(found);
    }

    /** Carries the decisions out, with all that follows from them; returns each as it is noted, by the id of its comment. */
    Map<Long, Decided> carryOut(SqlConnection transaction, Judging judging, ShownChange shown, Call call) {
        List<Change> changes = judging.changes();
        if (changes.isEmpty()) {
            return Map.of();
        }
        Map<Long, Long> more = new TreeMap<>();
        countShown(transaction, shown.hidden()).forEach((article, count) -> more.merge(article, -count, Long::sum));
        rows(transaction, SET_STATUS, statuses(changes));
        countReplies(transaction, changes);
        countShown(transaction, shown.shown()).forEach((article, count) -> more.merge(article, count, Long::sum));
        Map<Long, Decided> noted = note(transaction, changes, call);
        // Last, since writers of comments wait for them.
        countComments(transaction, shown.articles(), more);
        return noted;
    }

    private static Map<Long, Long> countShown(SqlConnection transaction, List<LockedComment> topmost) {
        Map<Long, Long> counts = new HashMap<>();
        if (!topmost.isEmpty()) {
            rows(
                            transaction,
                            COUNT_SHOWN,
                            longs(topmost.stream().map(LockedComment::id).toList()))
                    .forEach(row -> counts.put(row.getLong(0), row.getLong(1)));
        }
        return counts;
    }

    private static void countReplies(SqlConnection transaction, List<Change> changes) {
        Map<Long, Integer> more = new TreeMap<>();
        for (Change change : changes) {
            Long parentId = change.after().parentId();
            int difference = one(change.after()) - one(change.before());
            if (parentId != null && difference != 0) {
                more.merge(parentId, difference, Integer::sum);
            }
        }
        if (!more.isEmpty()) {
            rows(
                    transaction,
                    COUNT_REPLIES,
                    longs(more.keySet()).addArrayOfInteger(more.values().toArray(Integer[]::new)));
        }
    }

    private static int one(LockedComment comment) {
        return comment.status() == Status.APPROVED ? 1 : 0;
    }

    private static void countComments(SqlConnection transaction, Collection<Long> articles, Map<Long, Long> more) {
        if (!articles.isEmpty()) {
            rows(transaction, LOCK_ARTICLES, longs(articles));
            rows(
                    transaction,
                    COUNT_COMMENTS,
                    longs(more.keySet()).addArrayOfLong(more.values().toArray(Long[]::new)));
            rows(transaction, LOG, longs(articles));
        }
    }

    private static Map<Long, Decided> note(SqlConnection transaction, List<Change> changes, Call call) {
        Tuple values = longs(changes.stream().map(change -> change.after().id()).toList())
                .addArrayOfLong(changes.stream()
                        .map(change -> change.after().articleId())
                        .toArray(Long[]::new))
                .addArrayOfInteger(versions(changes))
                .addArrayOfString(
                        texts(changes, change -> change.decision().decision().toString()))
                .addArrayOfString(
                        texts(changes, change -> change.before().status().toString()))
                .addArrayOfString(texts(changes, change -> change.decision().reason()))
                .addLong(call.caller().staffId())
                .addString(call.caller().name())
                .addString(call.requestId());
        Map<Long, Decided> noted = new HashMap<>();
        for (Row row : rows(transaction, NOTE, values)) {
            Decided decided = DecisionRow.from(row, 1);
            if (decided != null) {
                noted.put(row.getLong(0), decided);
            }
        }
        return noted;
    }

    private static Tuple statuses(List<Change> changes) {
        return longs(changes.stream().map(change -> change.after().id()).toList())
                .addArrayOfString(
                        texts(changes, change -> change.after().status().toString()))
                .addArrayOfInteger(versions(changes));
    }

    private static Integer[] versions(List<Change> changes) {
        return changes.stream().map(change -> change.after().version()).toArray(Integer[]::new);
    }

    private static @Nullable String[] texts(List<Change> changes, Function<Change, @Nullable String> text) {
        return changes.stream().map(text).toArray(String[]::new);
    }

    private static Tuple longs(Collection<Long> ids) {
        return Tuple.tuple().addArrayOfLong(ids.toArray(Long[]::new));
    }

    private static Long[] numbers(RowSet<Row> rows, Function<Row, Long> number) {
        return rows.stream().map(number).toArray(Long[]::new);
    }

    private static RowSet<Row> rows(SqlConnection transaction, String sql, Tuple values) {
        return transaction.preparedQuery(sql).execute(values).await();
    }
}
