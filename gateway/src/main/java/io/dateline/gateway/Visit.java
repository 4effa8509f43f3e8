package io.dateline.gateway;

import io.dateline.bus.Call;
import io.dateline.bus.Caller;
import io.dateline.gateway.openapi.Route;
import io.dateline.gateway.openapi.RouteTable.Place;
import io.vertx.core.http.HttpServerRequest;

/**
 * A request that has found the operation it is for.
 *
 * @param start when it came, as a {@link System#nanoTime()}
 */
record Visit(HttpServerRequest request, String requestId, String path, Place place, Route route, long start) {

    private static final int TRACEPARENT_LENGTH = 55;

    /** What goes with the questions that are asked for it. */
    Call call(Caller caller) {
        String trace = request.getHeader("traceparent");
        boolean plausible = trace != null && trace.length() == TRACEPARENT_LENGTH;
        return Call.of(requestId, plausible ? trace : null, caller);
    }
}
