package io.dateline.seal;

/** A message was refused. It has no stack trace, since anybody on the network can cause any number of them. */
public final class Refused extends Exception {

    /** Why it was refused. */
    public enum Reason {
        /** It is not a sealed message of this format. */
        UNSEALED,
        /** It was sealed with a secret that is not accepted here. */
        UNKNOWN_KEY,
        /** It was forged, altered, or sealed for another address or purpose. */
        FORGED,
        /** It was accepted before, or its sender does not know it. */
        REPLAYED,
        /** It was sealed too long ago, or before this process started. */
        STALE,
        /** The clock of its sender could not be learned. */
        UNKNOWN_CLOCK,
        /** Its sender could not confirm that it still waits. */
        UNCONFIRMED,
        /** Too many messages are held. */
        TOO_MANY
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public Refused(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    /** Why it was refused. */
    public Reason reason() {
        return reason;
    }
}
