package io.dateline.comment.intake;

import io.dateline.bus.Failure;
import io.dateline.contract.CommentPolicy;

/** Refuses comments on an article whose comments are closed. */
final class CommentsAreOpen implements ModerationRule {

    @Override
    public ModerationVerdict judge(Submission submission) {
        return submission.article().policy() == CommentPolicy.CLOSED
                ? new ModerationVerdict.Refuse(
                        Failure.forbidden("comments-closed", "Comments on this article are closed."))
                : ModerationVerdict.PASS;
    }
}
