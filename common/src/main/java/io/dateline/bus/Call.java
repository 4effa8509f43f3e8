package io.dateline.bus;

import io.dateline.access.Caller;
import io.dateline.access.Permission;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What travels with every question: which request it belongs to, who asks, and how long an answer is of use.
 *
 * @param requestId in every log line of the request, in every service
 * @param traceparent the W3C trace context that came with the request, passed on as it is
 * @param deadline when the caller stops waiting, as a {@link System#nanoTime()}
 * @param again whether the question was asked before and got no answer, so that it may have been carried out
 */
public record Call(String requestId, @Nullable String traceparent, Caller caller, long deadline, boolean again) {

    /** The longest that any call may take. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    /** A question that is asked for the first time. */
    public Call(String requestId, @Nullable String traceparent, Caller caller, long deadline) {
        this(requestId, traceparent, caller, deadline, false);
    }

    /** A call from a reader or a member of staff, not yet bounded by a deadline of its own. */
    public static Call of(String requestId, @Nullable String traceparent, Caller caller) {
        return new Call(requestId, traceparent, caller, System.nanoTime() + LONGEST.toNanos());
    }

    /** A call that a service makes for itself, not for a request. */
    public static Call ofService(String purpose) {
        return of(purpose, null, Caller.READER);
    }

    /** The same with no more time left than that. */
    public Call within(Duration time) {
        long latest = System.nanoTime() + time.toNanos();
        return new Call(requestId, traceparent, caller, latest - deadline < 0 ? latest : deadline, again);
    }

    /** How long the caller still waits. */
    public Duration left() {
        return Duration.ofMillis(millisLeft());
    }

    /** Milliseconds until the caller stops waiting; 0 when that has passed. */
    public long millisLeft() {
        return Math.max(0, Duration.ofNanos(deadline - System.nanoTime()).toMillis());
    }

    /**
     * Stops whoever has none of these permissions.
     *
     * @throws Failure FORBIDDEN {@code permission-missing}
     */
    public void require(Permission... anyOf) {
        if (Arrays.stream(anyOf).noneMatch(caller::may)) {
            throw Failure.forbidden(
                    "permission-missing",
                    "This needs the permission "
                            + Arrays.stream(anyOf).map(Permission::toString).collect(Collectors.joining(" or ")) + ".");
        }
    }
}
