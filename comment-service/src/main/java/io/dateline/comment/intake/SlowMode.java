package io.dateline.comment.intake;

import io.dateline.bus.Failure;
import java.time.Duration;

/** In slow mode a writer waits between two comments. */
final class SlowMode implements ModerationRule {

    @Override
    public Verdict judge(Submission submission) {
        Duration pause = submission.article().slowMode();
        Duration sinceLast = submission.history().sinceLast();
        return pause.isPositive() && sinceLast != null && sinceLast.compareTo(pause) < 0
                ? new Verdict.Refuse(Failure.busy(
                        "slow-mode", "One comment every " + pause.toSeconds() + " seconds is enough here."))
                : Verdict.PASS;
    }
}
