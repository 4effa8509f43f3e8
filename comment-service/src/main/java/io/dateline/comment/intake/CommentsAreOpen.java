package io.dateline.comment.intake;

import io.dateline.bus.Failure;
import io.dateline.contract.CommentPolicy;

/** Refuses comments on an article whose comments are closed. */
final class CommentsAreOpen implements ModerationRule {

    @Override
    public Verdict judge(Submission submission) {
        return submission.article().policy() == CommentPolicy.CLOSED
                ? new Verdict.Refuse(Failure.forbidden("comments-closed", "Comments on this article are closed."))
                : Verdict.PASS;
    }
}
