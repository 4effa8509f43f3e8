package io.dateline.comment.moderation;

import io.dateline.contract.Comment.Status;
import io.dateline.contract.ModerationContract.Decided;
import org.jspecify.annotations.Nullable;

/**
 * A comment that no other decision can change at present.
 *
 * @param last the decision that made this version; null where nobody decided yet
 * @param was the status before that decision
 */
record LockedComment(
        long id,
        long articleId,
        @Nullable Long parentId,
        Status status,
        int version,
        @Nullable Decided last,
        @Nullable Status was) {

    /** The same as a decision leaves it. */
    LockedComment decided(Status newStatus) {
        return new LockedComment(id, articleId, parentId, newStatus, version + 1, null, status);
    }
}
