package io.dateline.gateway.routing;

import io.dateline.bus.Failure;
import io.dateline.gateway.http.BodyReader;
import io.dateline.gateway.http.Headers;
import io.dateline.gateway.http.ProblemForm;
import io.dateline.gateway.http.Replies;
import io.dateline.gateway.http.Traffic;
import io.dateline.gateway.problem.Problem;
import io.dateline.gateway.problem.ProblemType;
import io.dateline.gateway.problem.Refusal;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of every routed request: it is measured, and if it failed, the rest of its body is thrown away and a problem sent. */
public final class ResponseEnd {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseEnd.class);

    private final BodyReader bodies;
    private final Traffic traffic;

    /** @param bodies throws away what is left of a body */
    public ResponseEnd(BodyReader bodies, Traffic traffic) {
        this.bodies = bodies;
        this.traffic = traffic;
    }

    /** The answer of an operation is sent. */
    void answered(RoutedRequest routed) {
        traffic.note(routed.request(), routed.operation().id(), routed.start());
    }

    /** Answers a request that failed, in the form of its surface. */
    void failed(RoutingContext context, ProblemForm form) {
        failed(context, form, context.statusCode());
    }

    /** The same where Vert.x Web gives up with a status of its own. */
    void failed(RoutingContext context, ProblemForm form, int status) {
        RoutedRequest routed = RoutedRequest.find(context);
        long start = routed == null ? System.nanoTime() : routed.start();
        Throwable cause = cause(context.failure(), status);
        if (!(cause instanceof Failure) && !(cause instanceof Refusal)) {
            LOG.error("A request failed", cause);
        }
        HttpServerRequest request = context.request();
        // First, since the answer says whether the connection ends.
        bodies.discard(request);
        Replies.send(request, Headers.requestId(request.response()), Problem.of(cause), form);
        traffic.note(
                request,
                routed == null || !routed.isFound()
                        ? Traffic.NOTHING
                        : routed.operation().id(),
                start);
    }

    /** What Vert.x Web says only by a status becomes a refusal. */
    private static Throwable cause(@Nullable Throwable failure, int status) {
        boolean known = failure instanceof Failure || failure instanceof Refusal;
        return failure == null || (!known && status < 500) ? ofStatus(status) : failure;
    }

    private static Refusal ofStatus(int status) {
        ProblemType type = switch (status) {
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 413 -> ProblemType.TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            default -> status < 500 ? ProblemType.MALFORMED_REQUEST : ProblemType.INTERNAL;
        };
        return Refusal.of(type, type.explanation());
    }
}
