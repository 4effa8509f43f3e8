package io.dateline.gateway.routing;

import io.dateline.gateway.http.ProblemForm;
import io.dateline.gateway.openapi.UnknownParameters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * A surface that consists of operations. All of them have one route, whose handlers are the way of a request: its operation is
 * found, whoever asks is known, limits are taken, the body is received, everything is checked, and the operation's own handler
 * answers.
 *
 * @param unknownParameters what becomes of a request with parameters that are not described
 */
public record OperationSurface(
        String prefix,
        ProblemForm problems,
        UnknownParameters unknownParameters,
        OperationTable operations,
        RequestHandlers handlers)
        implements Surface {

    @Override
    public void mount(Router router) {
        router.route()
                .setName(prefix)
                .handler(this::find)
                .handler(handlers.signIn())
                .handler(handlers.limits())
                .handler(handlers.bodies())
                .handler(new CheckHandler(unknownParameters))
                .handler(handlers.operations());
    }

    private void find(RoutingContext context) {
        PathTree.Match<OperationTable.Place> match =
                operations.find(String.valueOf(context.request().path()));
        if (match == null) {
            SurfaceRouter.notFound(context);
            return;
        }
        OperationRoute route = match.value().route(context.request().method());
        if (route == null) {
            handlers.methods().tell(context, match.value().allowed());
            return;
        }
        RoutedRequest.of(context).found(route, match.variables());
        context.next();
    }
}
