package io.dateline.comment.threads;

import io.dateline.contract.CommentContract.Sort;

/** An order of comments on a page, and the part of its query that is its own. */
enum Order {
    /** Threads, the last written first. */
    NEWEST('n', "coalesce(parent_id, 0) = 0 AND id < $4", "id DESC", Long.MAX_VALUE),
    /** Threads, the first written first. */
    OLDEST('o', "coalesce(parent_id, 0) = 0 AND id > $4", "id", 0),
    /** Threads, the highest score first; the number is the score. */
    TOP('t', "parent_id IS NULL AND (score, id) < ($5, $4)", "score DESC, id DESC", Long.MAX_VALUE),
    /** The replies to one comment, the first written first; the number is that comment. */
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

    /** The id before the first. */
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
     * Selects by two indexes: the one that holds all that is shown, and the one of what is too long for it. Each is read no
     * further than to the limit; were it asked for once for both, PostgreSQL would read all of a discussion and sort it.
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
