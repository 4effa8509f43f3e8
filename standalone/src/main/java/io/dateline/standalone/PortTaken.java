package io.dateline.standalone;

import java.net.BindException;

/** A port was taken in the meantime; another one may do. */
final class PortTaken extends CannotStart {

    private static final long serialVersionUID = 1L;

    PortTaken(String sentence) {
        super(sentence);
    }

    /** Whether this fault is, or was caused by, a port that could not be bound. */
    static boolean causes(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
