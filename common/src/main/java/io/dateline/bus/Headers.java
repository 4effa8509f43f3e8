package io.dateline.bus;

import io.dateline.access.Caller;
import io.dateline.access.Permission;
import io.vertx.core.MultiMap;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What goes beside the bytes of a message: the call on the way there, whether it failed on the way back. */
final class Headers {

    private static final String REQUEST_ID = "request-id";
    private static final String TRACEPARENT = "traceparent";
    private static final String MILLIS_LEFT = "millis-left";
    private static final String STAFF_ID = "staff-id";
    private static final String STAFF_NAME = "staff-name";
    private static final String PERMISSIONS = "permissions";
    private static final String FAILED = "failed";

    static final DeliveryOptions FAILURE_REPLY = new DeliveryOptions().addHeader(FAILED, "true");

    private Headers() {}

    static void write(DeliveryOptions options, Call call, long millisLeft) {
        options.addHeader(REQUEST_ID, call.requestId()).addHeader(MILLIS_LEFT, Long.toString(millisLeft));
        if (call.traceparent() != null) {
            options.addHeader(TRACEPARENT, call.traceparent());
        }
        Caller caller = call.caller();
        if (!caller.equals(Caller.READER)) {
            options.addHeader(STAFF_ID, Long.toString(caller.staffId()))
                    .addHeader(STAFF_NAME, caller.name())
                    .addHeader(
                            PERMISSIONS,
                            caller.permissions().stream()
                                    .map(Permission::toString)
                                    .collect(Collectors.joining(" ")));
        }
    }

    static Call call(MultiMap headers) {
        String millis = headers.get(MILLIS_LEFT);
        long left = millis == null ? Call.LONGEST.toMillis() : Long.parseLong(millis);
        String requestId = headers.get(REQUEST_ID);
        return new Call(
                requestId == null ? "none" : requestId,
                headers.get(TRACEPARENT),
                caller(headers),
                System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(left));
    }

    private static Caller caller(MultiMap headers) {
        String name = headers.get(STAFF_NAME);
        String permissions = headers.get(PERMISSIONS);
        return name == null || permissions == null
                ? Caller.READER
                : new Caller(Long.parseLong(headers.get(STAFF_ID)), name, permissions(permissions));
    }

    /** Those that this version knows; another one may know more. */
    private static Set<Permission> permissions(String codes) {
        return Arrays.stream(codes.split(" "))
                .flatMap(code -> Permission.of(code).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    static boolean isFailure(Message<?> answer) {
        return answer.headers().contains(FAILED);
    }

    /** What it means for the caller that no answer came. */
    static Failure lost(String address, @Nullable Throwable cause) {
        ReplyFailure why = cause instanceof ReplyException e ? e.failureType() : ReplyFailure.ERROR;
        return Failure.unavailable(
                switch (why) {
                    case NO_HANDLERS -> "Nobody answers " + address + " at present.";
                    case TIMEOUT -> "No answer from " + address + " in time.";
                    default -> "The way to " + address + " is broken.";
                });
    }
}
