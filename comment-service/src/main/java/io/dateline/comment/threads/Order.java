package io.dateline.comment.threads;

import io.dateline.contract.CommentContract.Sort;

/** An order of comments on a page, and its part of the query. */
enum Order {
    /** Newest threads first. */
    NEWEST('n', "coalesce(parent_id, 0) = 0 AND id < $4", "id DESC", Long.MAX_VALUE),
    /** Oldest threads first. */
    OLDEST('o', "coalesce(parent_id, 0) = 0 AND id > $4", "id", 0),
    /** Threads with the highest score first; the cursor's number is the score. */
    TOP('t', "parent_id IS NULL AND (score, id) < ($5, $4)", "score DESC, id DESC", Long.MAX_VALUE),
    /** The replies to one comment, oldest first; the cursor's number is that comment. */
    REPLIES('r', "coalesce(parent_id, 0) = $5 AND asked.parent_is_public AND id > $4", "id", 0);

    private static final String SELECT = """
            SELECT id, parent_id, score, replies, author_name, author_url, html, created_at, edited_at
            FROM comment
            WHERE article_id = asked.article_id AND status = 'approved' AND %s
            ORDER BY %s LIMIT %s""";

    private final char letter;
    private final String after;
    private final String by;
    private final long start;

    Order(char letter, String after, String by, long start) {
        this.letter = letter;
        this.after = after;
        this.by = by;
        this.start = start;
    }

    static Order of(Sort sort) {
        return switch (sort) {
            case NEWEST -> NEWEST;
            case OLDEST -> OLDEST;
            case TOP -> TOP;
        };
    }

    char letter() {
        return letter;
    }

    String by() {
        return by;
    }

    /** The id that the first page begins after. */
    long start() {
        return start;
    }

    /** Selects the first comments after the position of a cursor. */
    String first(String limit) {
        return this == TOP ? SELECT.formatted(after, by, limit) : inThreads(after, by, limit);
    }

    /** Selects the first replies to a comment. */
    static String firstReplies(String parent, String limit) {
        return inThreads("coalesce(parent_id, 0) = " + parent, REPLIES.by, limit);
    }

    /**
     * Selects by two indexes: the covering index of short comments, and the one of those too long for it. Each is read
     * only up to the limit; with one condition for both, PostgreSQL would read the whole discussion and sort it.
     */
    private static String inThreads(String condition, String by, String limit) {
        return "(%s) UNION ALL (%s) ORDER BY %s LIMIT %s"
                .formatted(
                        SELECT.formatted("brief AND " + condition, by, limit),
                        SELECT.formatted("NOT brief AND " + condition, by, limit),
                        by,
                        limit);
    }
}
