package io.dateline.comment.intake;

import io.dateline.bus.Failure;

/** What a moderation rule, or the whole chain, says of a submission. */
sealed interface Verdict {

    /** Nothing against it. */
    Verdict PASS = new Pass();

    /** It may be public. */
    record Pass() implements Verdict {}

    /** A moderator is to look at it first; the reason is for the moderator. */
    record Hold(String reason) implements Verdict {}

    /** It is not accepted; the reason is for its writer. */
    record Refuse(Failure reason) implements Verdict {}
}
