package io.dateline.comment.intake;

import io.dateline.bus.Failure;

/** Refuses a name that readers would take for the newsroom's. */
final class NameIsFree implements ModerationRule {

    @Override
    public Verdict judge(Submission submission) {
        return submission.nameIsReserved()
                ? new Verdict.Refuse(Failure.invalid(
                        "/author/name", "reserved", "Is a name of the newsroom or looks like one; choose another."))
                : Verdict.PASS;
    }
}
