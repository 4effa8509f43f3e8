package io.dateline.bus;

import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns everything that can go wrong with a question into one {@link Failure}. */
final class BusFailures {

    private static final Logger LOG = LoggerFactory.getLogger(BusFailures.class);

    private BusFailures() {}

    /** The failure for the caller when no answer came; a failure that was answered stays as it is. */
    static Throwable lost(String address, Throwable cause) {
        if (cause instanceof RuntimeException && !(cause instanceof ReplyException)) {
            return cause;
        }
        ReplyFailure why = cause instanceof ReplyException e ? e.failureType() : ReplyFailure.ERROR;
        return Failure.unavailable(
                switch (why) {
                    case NO_HANDLERS -> "Nobody answers " + address + " at present.";
                    case TIMEOUT -> "No answer from " + address + " in time.";
                    default -> "The way to " + address + " is broken.";
                });
    }

    /** Anything but a {@link Failure} is a defect: it is logged, and becomes INTERNAL without its text. */
    static Failure of(String address, Throwable cause) {
        if (cause instanceof Failure failure) {
            return failure;
        }
        LOG.error("{} failed", address, cause);
        return Failure.internal();
    }
}
