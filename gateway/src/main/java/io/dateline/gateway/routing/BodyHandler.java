package io.dateline.gateway.routing;

import io.dateline.gateway.http.BodyReader;
import io.dateline.gateway.operation.EditToken;
import io.dateline.gateway.operation.OperationHandler;
import io.dateline.gateway.operation.OperationHandler.OwnedRead;
import io.dateline.gateway.operation.OperationHandler.Upload;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/**
 * Receives the body of a request, up to the limit of its operation and within a time; a body that the operation does not take
 * is thrown away. Cached reads and uploads receive theirs after the rest of the request is checked.
 */
public final class BodyHandler implements Handler<RoutingContext> {

    private final BodyReader bodies;

    /** @param bodies bounds size and time */
    public BodyHandler(BodyReader bodies) {
        this.bodies = bodies;
    }

    @Override
    public void handle(RoutingContext context) {
        RoutedRequest routed = RoutedRequest.of(context);
        OperationHandler handler = routed.operation().handler();
        boolean takesBody = routed.route().described().check().takesBody();
        if (takesBody) {
            routed.route().described().check().checkMediaType(routed.request().headers());
        }
        boolean asksForOwner = handler instanceof OwnedRead && EditToken.of(routed.request()) != null;
        if ((handler.isCached() && !asksForOwner) || handler instanceof Upload) {
            context.next();
            return;
        }
        Future<Buffer> body = takesBody
                ? bodies.read(routed.request(), routed.operation().bodyLimit())
                : bodies.skip(routed.request()).map(Buffer.buffer());
        routed.outsideBudget(body)
                .onSuccess(received -> {
                    routed.body(received);
                    context.next();
                })
                .onFailure(context::fail);
    }
}
