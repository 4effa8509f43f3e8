package io.dateline.comment.intake;

import io.dateline.bus.Failure;

/** Refuses a name that readers would take for the newsroom's. */
final class NameIsFree implements ModerationRule {

    @Override
    public ModerationVerdict judge(Submission submission) {
        return submission.nameIsReserved()
                ? new ModerationVerdict.Refuse(Failure.invalid(
                        "/author/name", "reserved", "Is a name of the newsroom or looks like one; choose another."))
                : ModerationVerdict.PASS;
    }
}
