package io.dateline.comment.intake;

/** One rule of moderation: looks at a submission and nothing else. */
@FunctionalInterface
interface ModerationRule {

    /** Lets it pass, holds it for a moderator, or refuses it. */
    Verdict judge(Submission submission);
}
