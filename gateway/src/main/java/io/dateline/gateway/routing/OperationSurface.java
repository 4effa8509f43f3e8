package io.dateline.gateway.routing;

import io.dateline.gateway.http.ProblemForm;
import io.dateline.gateway.limit.Rule;
import io.dateline.gateway.openapi.AddressRules;
import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Predicate;

/**
 * A surface that consists of operations. They share one route. Its handlers find the operation, sign the caller in, take the
 * limits, receive the body and check the request; the last one runs the operation's own handler.
 *
 * @param rules what becomes of a request whose address is not as described
 * @param first what each request meets before its operation is looked for
 */
public record OperationSurface(
        String prefix,
        ProblemForm problems,
        AddressRules rules,
        OperationTable operations,
        RequestHandlers handlers,
        List<Handler<RoutingContext>> first)
        implements Surface {

    /** One whose requests go to their operations at once. */
    public OperationSurface(
            String prefix,
            ProblemForm problems,
            AddressRules rules,
            OperationTable operations,
            RequestHandlers handlers) {
        this(prefix, problems, rules, operations, handlers, List.of());
    }

    @Override
    public boolean limitsCachedReads(Predicate<Rule> isOn) {
        return operations.limitsCachedReads(isOn);
    }

    /** @throws IllegalStateException if an operation is not below the prefix, so that no request would reach it */
    @Override
    public void mount(Router router) {
        operations.paths().filter(path -> !has(path)).findFirst().ifPresent(path -> {
            throw new IllegalStateException("The surface " + prefix + " has an operation elsewhere: " + path);
        });
        Route route = router.route().setName(prefix);
        first.forEach(route::handler);
        route.handler(this::find)
                .handler(handlers.signIn())
                .handler(handlers.limits())
                .handler(handlers.bodies())
                .handler(new CheckHandler(rules))
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
