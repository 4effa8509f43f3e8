package io.dateline.gateway.routing;

import io.dateline.gateway.openapi.AddressRules;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Checks what came with a request against the description of its operation, and tells all faults at once. */
final class CheckHandler implements Handler<RoutingContext> {

    private final AddressRules rules;

    CheckHandler(AddressRules rules) {
        this.rules = rules;
    }

    @Override
    public void handle(RoutingContext context) {
        RoutedRequest routed = RoutedRequest.of(context);
        HttpServerRequest request = routed.request();
        routed.arguments(routed.route()
                .described()
                .check()
                .check(routed.variables(), request.query(), request.headers(), routed.body(), rules));
        context.next();
    }
}
