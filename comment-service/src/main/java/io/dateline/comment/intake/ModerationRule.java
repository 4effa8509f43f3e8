package io.dateline.comment.intake;

/** One moderation rule: a pure function of a submission. */
@FunctionalInterface
interface ModerationRule {

    /** Passes the submission, holds it for a moderator, or refuses it. */
    ModerationVerdict judge(Submission submission);
}
