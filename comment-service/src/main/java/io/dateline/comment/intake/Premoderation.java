package io.dateline.comment.intake;

import io.dateline.contract.CommentPolicy;

/** Holds every comment on a premoderated article. */
final class Premoderation implements ModerationRule {

    @Override
    public ModerationVerdict judge(Submission submission) {
        return submission.article().policy() == CommentPolicy.PREMODERATED
                ? new ModerationVerdict.Hold("premoderated")
                : ModerationVerdict.PASS;
    }
}
