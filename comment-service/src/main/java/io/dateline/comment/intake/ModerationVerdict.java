package io.dateline.comment.intake;

import io.dateline.bus.Failure;

/** The result of a moderation rule, or of the whole chain. */
sealed interface ModerationVerdict {

    /** No objection. */
    ModerationVerdict PASS = new Pass();

    /** The comment may be public. */
    record Pass() implements ModerationVerdict {}

    /** The comment waits for a moderator, who sees the reason. */
    record Hold(String reason) implements ModerationVerdict {}

    /** The comment is refused; its writer sees the reason. */
    record Refuse(Failure reason) implements ModerationVerdict {}
}
