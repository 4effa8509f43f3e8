package io.dateline.gateway.routing;

import io.dateline.gateway.http.Answer;
import io.dateline.gateway.http.BodyReader;
import io.dateline.gateway.http.Cors;
import io.dateline.gateway.http.Replies;
import io.dateline.gateway.problem.ProblemType;
import io.dateline.gateway.problem.Refusal;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Answers OPTIONS and preflight requests with the methods of an address, and refuses all other methods. */
public final class AllowedMethods {

    /** The methods of an address that can only be read. */
    static final String READ = "GET, HEAD, OPTIONS";

    private final BodyReader bodies;
    private final Cors cors;

    /** @param cors answers preflight requests */
    public AllowedMethods(BodyReader bodies, Cors cors) {
        this.bodies = bodies;
        this.cors = cors;
    }

    /** Answers a request whose method is OPTIONS, and refuses any other. */
    void tell(RoutingContext context, String allowed) {
        HttpServerRequest request = context.request();
        if (HttpMethod.OPTIONS.equals(request.method())) {
            bodies.skip(request)
                    // In the chain, so that an exception fails the request.
                    .compose(skipped -> {
                        answer(request, allowed);
                        return Future.succeededFuture();
                    })
                    .onFailure(context::fail);
        } else {
            request.response().putHeader(HttpHeaders.ALLOW, allowed);
            context.fail(Refusal.of(ProblemType.METHOD_NOT_ALLOWED, "This address knows " + allowed + "."));
        }
    }

    private void answer(HttpServerRequest request, String allowed) {
        request.response().putHeader(HttpHeaders.ALLOW, allowed);
        if (Cors.isPreflight(request)) {
            cors.allow(request, allowed);
        }
        Replies.send(request, Answer.empty(204));
    }
}
