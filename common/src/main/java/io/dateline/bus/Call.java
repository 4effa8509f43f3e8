package io.dateline.bus;

import io.dateline.access.Caller;
import io.dateline.access.Permission;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The context of a question: the request it belongs to, who asks, and how long an answer is of use.
 *
 * @param requestId the id in every log line of the request, in every service
 * @param traceparent the W3C trace context of the request, passed on unchanged
 * @param deadline when the caller stops waiting, as a {@link System#nanoTime()}
 * @param again whether the question was sent before without an answer, so that it may have been carried out
 */
public record Call(String requestId, @Nullable String traceparent, Caller caller, long deadline, boolean again) {

    /** The longest time that any call may take. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    /** The call of a question that is sent for the first time. */
    public Call(String requestId, @Nullable String traceparent, Caller caller, long deadline) {
        this(requestId, traceparent, caller, deadline, false);
    }

    /** The call of a reader or a member of staff, with the longest deadline. */
    public static Call of(String requestId, @Nullable String traceparent, Caller caller) {
        return new Call(requestId, traceparent, caller, System.nanoTime() + LONGEST.toNanos());
    }

    /** The call of a service on its own behalf, not for a request. */
    public static Call ofService(String purpose) {
        return of(purpose, null, Caller.READER);
    }

    /** The same call with at most this much time left. */
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
     * Checks that the caller has one of these permissions.
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
