package io.dateline.comment.intake;

import io.dateline.comment.articles.KnownArticle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A comment before moderation, with everything that the moderation rules depend on.
 *
 * @param nameIsReserved whether readers would take its writer for the newsroom
 * @param parentId the id of the comment that it replies to; null if it starts a thread
 * @param parent the comment of that id; null if there is none
 * @param history the recent comments of its writer on this article
 */
record Submission(
        KnownArticle article,
        boolean nameIsReserved,
        @Nullable Long parentId,
        @Nullable Parent parent,
        History history) {

    /** The greatest depth of a reply; the first comment of a thread has depth 1. */
    static final int MAX_DEPTH = 5;

    /** The comment that is replied to. */
    record Parent(long articleId, int depth, boolean isPublic) {}

    /**
     * The comments of the writer on the article within the last day.
     *
     * @param saidTheSame whether one of them has the same text and the same parent
     * @param sinceLast the time since the last of them; null if there is none
     */
    record History(boolean saidTheSame, @Nullable Duration sinceLast) {}

    /** The depth of this comment in its thread. */
    int depth() {
        return parent == null ? 1 : parent.depth + 1;
    }
}
