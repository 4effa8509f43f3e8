package io.dateline.comment.intake;

import io.dateline.bus.Failure;

/** Refuses a comment that its writer has written under the same parent within a day. */
final class NotSaidBefore implements ModerationRule {

    @Override
    public ModerationVerdict judge(Submission submission) {
        return submission.history().saidTheSame()
                ? new ModerationVerdict.Refuse(
                        Failure.conflict("duplicate-comment", "You have said this here already."))
                : ModerationVerdict.PASS;
    }
}
