package io.dateline.seal;

/** Whether a message that was opened is taken. */
public enum Admission {
    /** It is, and will not be again. */
    TAKEN,
    /** It was taken before. */
    REPLAYED,
    /** By what is known of its sender's clock, it is too old: perhaps that clock is to be learned anew. */
    STALE,
    /** Its sender's clock must be learned first. */
    UNKNOWN_CLOCK
}
