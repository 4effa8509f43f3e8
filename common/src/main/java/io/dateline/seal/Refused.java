package io.dateline.seal;

/** A message was refused. It has no stack trace, since anybody on the network can cause any number of them. */
public final class Refused extends Exception {

    /** What is wrong with it. */
    public enum Reason {
        /** It is no sealed message of this format. */
        UNSEALED,
        /** It was sealed under a secret that is not accepted here. */
        UNKNOWN_KEY,
        /** It was forged, altered, or sealed for another address or purpose. */
        FORGED,
        /** It was taken before, or whoever sealed it knows nothing of it. */
        REPLAYED,
        /** It was sealed too long ago, or before this process started. */
        STALE,
        /** Its sender could not be asked for its clock. */
        UNKNOWN_CLOCK,
        /** Its sender could not be asked whether it still waits. */
        UNCONFIRMED,
        /** More of it than is kept in hand. */
        TOO_MANY
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** For this reason. */
    public Refused(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    /** What is wrong with it. */
    public Reason reason() {
        return reason;
    }
}
