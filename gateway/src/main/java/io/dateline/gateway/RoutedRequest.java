package io.dateline.gateway;

import io.dateline.access.Caller;
import io.dateline.bus.Call;
import io.dateline.gateway.openapi.DescribedOperation;
import io.dateline.gateway.openapi.RouteTable.Place;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request that has found the operation it is for.
 *
 * @param start when it came, as a {@link System#nanoTime()}
 */
record RoutedRequest(HttpServerRequest request, String requestId, String path, Place place, DescribedOperation route, long start) {

    private static final int TRACEPARENT_LENGTH = 55;

    /** What goes with the questions that are asked for it, which have all of its budget from now on. */
    Call call(Caller caller) {
        return Call.of(requestId, traceparent(), caller).within(Budget.of(route.operation()));
    }

    /** The W3C trace context that came with it; null for none. */
    private @Nullable String traceparent() {
        String trace = request.getHeader("traceparent");
        return trace != null && trace.length() == TRACEPARENT_LENGTH ? trace : null;
    }
}
