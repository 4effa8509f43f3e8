package io.dateline.seal;

/** Whether an opened message is accepted. */
public enum Admission {
    /** It is accepted, and will not be again. */
    TAKEN,
    /** It was accepted before. */
    REPLAYED,
    /** It is too old by the known clock of its sender; that clock may have to be learned again. */
    STALE,
    /** The clock of its sender is not known yet. */
    UNKNOWN_CLOCK
}
