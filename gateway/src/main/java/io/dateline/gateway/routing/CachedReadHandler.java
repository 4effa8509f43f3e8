package io.dateline.gateway.routing;

import io.dateline.gateway.cache.CachedReads;
import io.dateline.gateway.cache.Read;
import io.dateline.gateway.http.BodyReader;
import io.dateline.gateway.operation.OperationHandler.CachedRead;
import io.vertx.ext.web.RoutingContext;

/** Answers a public read from the edge cache, or by a question to a service. */
public final class CachedReadHandler {

    private final CachedReads reads;
    private final BodyReader bodies;
    private final ResponseEnd end;

    /** @param bodies throws away the bodies that some clients send with a read */
    public CachedReadHandler(CachedReads reads, BodyReader bodies, ResponseEnd end) {
        this.reads = reads;
        this.bodies = bodies;
        this.end = end;
    }

    void handle(RoutingContext context, RoutedRequest routed, CachedRead operation) {
        Read read = operation
                .read(String.valueOf(routed.request().path()), routed.arguments())
                .withProblems(routed.problems());
        routed.outsideBudget(bodies.skip(routed.request()))
                .compose(skipped -> reads.send(routed.request(), read, routed.call()))
                .onSuccess(sent -> end.answered(routed))
                .onFailure(context::fail);
    }
}
