package io.dateline.gateway.routing;

import io.dateline.gateway.http.ClientAddresses;
import io.dateline.gateway.limit.RateLimits;
import io.dateline.gateway.limit.Rule;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/**
 * Takes the limits of an operation that are counted by address or by account, before the body is received. Any other limit is
 * taken by the operation itself, after the request is checked.
 */
public final class LimitHandler implements Handler<RoutingContext> {

    private final RateLimits limits;
    private final ClientAddresses addresses;

    /** @param addresses tells from which address a request comes */
    public LimitHandler(RateLimits limits, ClientAddresses addresses) {
        this.limits = limits;
        this.addresses = addresses;
    }

    @Override
    public void handle(RoutingContext context) {
        RoutedRequest routed = RoutedRequest.of(context);
        Future<Void> taken = Future.succeededFuture();
        for (Rule rule : routed.operation().limits()) {
            if (limits.isOn(rule)) {
                taken = taken.compose(before -> take(rule, routed));
            }
        }
        taken.onSuccess(all -> context.next()).onFailure(context::fail);
    }

    private Future<Void> take(Rule rule, RoutedRequest routed) {
        MultiMap headers = routed.request().response().headers();
        return switch (rule.subject()) {
            case ADDRESS -> limits.take(rule, addresses.of(routed.request()), headers);
            case STAFF -> limits.take(rule, Long.toString(routed.caller().staffId()), headers);
            case OTHER -> throw new IllegalStateException("Only a handler can take " + rule);
        };
    }
}
