package io.dateline.gateway.routing;

import io.dateline.gateway.operation.Access;
import io.dateline.gateway.session.Authentication;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Authenticates the requests for operations of the staff. */
public final class SignInHandler implements Handler<RoutingContext> {

    private final Authentication authentication;

    /** @param authentication checks access tokens and sessions */
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
