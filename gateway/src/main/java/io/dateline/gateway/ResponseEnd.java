package io.dateline.gateway;

import io.dateline.bus.Failure;
import io.dateline.gateway.http.BodyReader;
import io.dateline.gateway.http.Replies;
import io.dateline.gateway.http.Traffic;
import io.dateline.gateway.problem.Problem;
import io.dateline.gateway.problem.Refusal;
import io.vertx.core.http.HttpServerRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How every request ends: measured, its body read or thrown away, and where it failed, with a problem document. */
final class ResponseEnd {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseEnd.class);

    private final BodyReader bodies;
    private final Traffic traffic;

    ResponseEnd(BodyReader bodies, Traffic traffic) {
        this.bodies = bodies;
        this.traffic = traffic;
    }

    /** The answer is sent. */
    void answered(RoutedRequest visit) {
        traffic.note(visit.request(), visit.route().operation(), visit.start());
    }

    /** Something went wrong with an operation. */
    void failed(RoutedRequest visit, Throwable failure) {
        send(visit.request(), visit.requestId(), failure);
        answered(visit);
    }

    /** Something went wrong before there was an operation. */
    void failed(HttpServerRequest request, String requestId, long start, Throwable failure) {
        send(request, requestId, failure);
        traffic.note(request, Traffic.NOTHING, start);
    }

    /** Sends an answer for which there is no operation, when the body that nobody wants is there. */
    void afterBody(HttpServerRequest request, String requestId, long start, Runnable answer) {
        bodies.skip(request)
                .onSuccess(skipped -> answer.run())
                .onFailure(failure -> failed(request, requestId, start, failure));
    }

    private void send(HttpServerRequest request, String requestId, Throwable failure) {
        if (!(failure instanceof Failure) && !(failure instanceof Refusal)) {
            LOG.error("A request failed", failure);
        }
        // First, since the answer says whether the connection ends.
        bodies.discard(request);
        Replies.send(request, requestId, Problem.of(failure));
    }
}
