package io.dateline.comment.threads;

import io.dateline.contract.CommentContract.Sort;

/** An order of comments on a page, and the part of its query that is its own. */
enum Order {
    /** Threads, the last written first. */
    NEWEST('n', "parent_id IS NULL AND article_id = asked.article_id AND id < $4", "id DESC", Long.MAX_VALUE),
    /** Threads, the first written first. */
    OLDEST('o', "parent_id IS NULL AND article_id = asked.article_id AND id > $4", "id", 0),
    /** Threads, the highest score first; the number is the score. */
    TOP(
            't',
            "parent_id IS NULL AND article_id = asked.article_id AND (score, id) < ($5, $4)",
            "score DESC, id DESC",
            Long.MAX_VALUE),
    /** The replies to one comment, the first written first; the number is that comment. */
    REPLIES('r', "parent_id = $5 AND asked.parent_is_public AND id > $4", "id", 0);

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

    /** The condition for what comes after the position of a cursor. */
    String after() {
        return after;
    }

    String by() {
        return by;
    }

    /** The id before the first. */
    long start() {
        return start;
    }
}
