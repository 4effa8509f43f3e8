package io.dateline.comment.intake;

import io.dateline.bus.Failure;

/** Refuses a reply whose parent is not public, is on another article, or is at the greatest depth. */
final class ParentTakesReplies implements ModerationRule {

    @Override
    public ModerationVerdict judge(Submission submission) {
        Submission.Parent parent = submission.parent();
        if (submission.parentId() == null) {
            return ModerationVerdict.PASS;
        }
        if (parent == null || !parent.isPublic()) {
            return refuse("parent-unknown", "There is no such public comment.");
        }
        if (parent.articleId() != submission.article().id()) {
            return refuse("parent-other-article", "That comment is on another article.");
        }
        if (submission.depth() > Submission.MAX_DEPTH) {
            return refuse("parent-too-deep", "Replies go " + Submission.MAX_DEPTH + " levels deep, not deeper.");
        }
        return ModerationVerdict.PASS;
    }

    private static ModerationVerdict refuse(String code, String message) {
        return new ModerationVerdict.Refuse(Failure.invalid("/parentId", code, message));
    }
}
