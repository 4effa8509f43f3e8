package io.dateline.comment.intake;

import io.dateline.contract.CommentPolicy;

/** Holds every comment on a premoderated article. */
final class Premoderation implements ModerationRule {

    @Override
    public Verdict judge(Submission submission) {
        return submission.article().policy() == CommentPolicy.PREMODERATED
                ? new Verdict.Hold("premoderated")
                : Verdict.PASS;
    }
}
