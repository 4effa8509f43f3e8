package io.dateline.gateway;

import io.dateline.access.Caller;
import io.dateline.gateway.connection.ClientNetwork;
import io.dateline.gateway.http.ClientAddresses;
import io.dateline.gateway.limit.RateLimits;
import io.dateline.gateway.limit.Rule;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/**
 * Which rate limits count for which operation, before its body is received: those that concern nobody but the one who sends
 * it. What others share is taken when the request has been checked, in the operation itself.
 */
final class LimitHandler {

    private final RateLimits limits;
    private final ClientAddresses addresses;

    LimitHandler(RateLimits limits, ClientAddresses addresses) {
        this.limits = limits;
        this.addresses = addresses;
    }

    boolean limitsReads() {
        return limits.isOn(Rule.READS_PER_ADDRESS);
    }

    Future<Void> reads(RoutedRequest visit) {
        return limitsReads()
                ? limits.take(Rule.READS_PER_ADDRESS, addresses.of(visit.request()), headers(visit))
                : Future.succeededFuture();
    }

    Future<Void> writes(RoutedRequest visit, Caller caller) {
        return switch (visit.route().operation()) {
            case "writeComment" ->
                limits.take(Rule.COMMENTS_PER_ADDRESS, addresses.of(visit.request()), headers(visit));
            // Of these only what fails counts, which is known later.
            case "signIn", "refreshSession" -> Future.succeededFuture();
            default ->
                HttpMethod.GET.equals(visit.route().method())
                        ? Future.succeededFuture()
                        : limits.take(Rule.WRITES_PER_STAFF, Long.toString(caller.staffId()), headers(visit));
        };
    }

    /** Where a request comes from, as limits count it. */
    ClientNetwork client(HttpServerRequest request) {
        return addresses.of(request);
    }

    private static MultiMap headers(RoutedRequest visit) {
        return visit.request().response().headers();
    }
}
