package io.dateline.comment.intake;

import io.dateline.bus.Failure;
import java.time.Duration;

/** Refuses a comment that comes too soon after the last one of its writer, on an article in slow mode. */
final class SlowMode implements ModerationRule {

    @Override
    public ModerationVerdict judge(Submission submission) {
        Duration pause = submission.article().slowMode();
        Duration sinceLast = submission.history().sinceLast();
        if (!pause.isPositive() || sinceLast == null || sinceLast.compareTo(pause) >= 0) {
            return ModerationVerdict.PASS;
        }
        Duration left = pause.minus(sinceLast);
        return new ModerationVerdict.Refuse(Failure.busy(
                "slow-mode",
                "One comment every " + pause.toSeconds() + " seconds is enough here.",
                Math.max(1, Math.ceilDiv(left.toMillis(), 1_000L))));
    }
}
