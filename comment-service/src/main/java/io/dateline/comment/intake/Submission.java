package io.dateline.comment.intake;

import io.dateline.comment.articles.KnownArticle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A comment before it is accepted, with all that the moderation rules look at.
 *
 * @param nameIsReserved whether readers would take its writer for the newsroom
 * @param parentId what it answers; null when it starts a thread
 * @param parent that comment; null when there is none of that id
 * @param history what its writer did on this article of late
 */
record Submission(
        KnownArticle article,
        boolean nameIsReserved,
        @Nullable Long parentId,
        @Nullable Parent parent,
        History history) {

    /** How deep replies go; a thread begins at 1. */
    static final int MAX_DEPTH = 5;

    /** The comment that is answered. */
    record Parent(long articleId, int depth, boolean isPublic) {}

    /**
     * What the writer did.
     *
     * @param saidTheSame whether within a day
     * @param sinceLast the time since the last comment; null when there was none within a day
     */
    record History(boolean saidTheSame, @Nullable Duration sinceLast) {}

    /** How deep this comment would be. */
    int depth() {
        return parent == null ? 1 : parent.depth + 1;
    }
}
