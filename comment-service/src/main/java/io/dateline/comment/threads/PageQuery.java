package io.dateline.comment.threads;

import io.vertx.sqlclient.Tuple;
import java.util.EnumMap;
import java.util.Map;

/**
 * The one query of a page: the article, the page's comments, and the first replies to each, level by level.
 *
 * <p>Each comment has its first {@value #REPLIES_SHOWN} replies, each reply its own first replies, and so on. To bound
 * a page, it has at most {@value #ROOM_FOR_REPLIES} comments more than were asked for, those of the upper levels first.
 */
final class PageQuery {

    static final int REPLIES_SHOWN = 3;
    static final int ROOM_FOR_REPLIES = 200;

    /** The first column of a comment, in the order of {@link CommentRow}. */
    static final int COMMENT_COLUMNS = 5;

    private static final String PARENT_IS_PUBLIC =
            "comment_is_public($5) AND EXISTS (SELECT FROM comment WHERE id = $5 AND article_id = a.id)";

    private static final Map<Order, String> SQL = new EnumMap<>(Order.class);

    static {
        for (Order order : Order.values()) {
            SQL.put(order, compose(order));
        }
    }

    private PageQuery() {}

    static String sql(Order order) {
        return SQL.getOrDefault(order, "");
    }

    static Tuple values(String slug, int limit, Cursor after) {
        long rows = limit + 1L + ROOM_FOR_REPLIES;
        return switch (after.order()) {
            case NEWEST, OLDEST -> Tuple.of(slug, (long) limit, rows, after.id());
            case TOP -> Tuple.of(slug, (long) limit, rows, after.id(), (int) after.number());
            case REPLIES -> Tuple.of(slug, (long) limit, rows, after.id(), after.number());
        };
    }

    private static String compose(Order order) {
        String parentIsPublic = order == Order.REPLIES ? PARENT_IS_PUBLIC : "true";
        return """
            WITH RECURSIVE asked AS MATERIALIZED (
                SELECT a.id AS article_id, a.slug, a.status, a.public_comments, %s AS parent_is_public
                FROM article_slug s JOIN article a ON a.id = s.article_id
                WHERE s.slug = $1
            ), page AS (
                SELECT row_number() OVER (ORDER BY %s) AS place, c.*
                FROM asked CROSS JOIN LATERAL (%s) c
            ), thread AS (
                SELECT * FROM page
                UNION ALL
                SELECT 0, c.* FROM asked CROSS JOIN thread t CROSS JOIN LATERAL (%s) c
                WHERE t.replies > 0 AND t.place <= $2::bigint
            )
            SELECT asked.*, t.* FROM asked LEFT JOIN (SELECT * FROM thread LIMIT $3) t ON true
            """.formatted(
                        parentIsPublic,
                        order.by(),
                        order.first("$2::bigint + 1"),
                        Order.firstReplies("t.id", Integer.toString(REPLIES_SHOWN)));
    }
}
