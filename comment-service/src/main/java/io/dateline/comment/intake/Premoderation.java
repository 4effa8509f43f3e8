package io.dateline.comment.intake;

import io.dateline.contract.CommentPolicy;

/** On a premoderated article every comment waits for a moderator. */
final class Premoderation implements ModerationRule {

    @Override
    public Verdict judge(Submission submission) {
        return submission.article().policy() == CommentPolicy.PREMODERATED
                ? new Verdict.Hold("premoderated")
                : Verdict.PASS;
    }
}
