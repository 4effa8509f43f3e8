package io.dateline.gateway.routing;

import io.dateline.gateway.operation.Access;
import io.dateline.gateway.session.Authentication;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Finds out who asks for an operation that is for staff. */
public final class SignInHandler implements Handler<RoutingContext> {

    private final Authentication authentication;

    /** By these tokens and this staff. */
    public SignInHandler(Authentication authentication) {
        this.authentication = authentication;
    }

    @Override
    public void handle(RoutingContext context) {
        RoutedRequest routed = RoutedRequest.of(context);
        if (routed.operation().access() == Access.PUBLIC) {
            context.next();
            return;
        }
        authentication
                .of(routed.request(), routed.call())
                .onSuccess(who -> {
                    routed.signIn(who);
                    context.next();
                })
                .onFailure(context::fail);
    }
}
