package io.dateline.gateway;

import io.dateline.gateway.docs.Page;
import io.dateline.gateway.docs.Pages;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.http.Cors;
import io.dateline.gateway.http.Replies;
import io.dateline.gateway.openapi.DescribedOperation;
import io.dateline.gateway.openapi.RouteTable;
import io.dateline.gateway.problem.ProblemType;
import io.dateline.gateway.problem.Refusal;
import io.dateline.gateway.api.Operations;
import io.dateline.gateway.api.PublicRead;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;

/** Finds what a request is for and takes it there. */
final class Dispatcher {

    private final RouteTable routes;
    private final Pages pages;
    private final Operations operations;
    private final CachedReadHandler reading;
    private final ActionHandler carryingOut;
    private final Cors cors;
    private final ResponseEnd endings;

    Dispatcher(
            RouteTable routes,
            Pages pages,
            Operations operations,
            CachedReadHandler reading,
            ActionHandler carryingOut,
            Cors cors,
            ResponseEnd endings) {
        this.routes = routes;
        this.pages = pages;
        this.operations = operations;
        this.reading = reading;
        this.carryingOut = carryingOut;
        this.cors = cors;
        this.endings = endings;
    }

    void dispatch(HttpServerRequest request, String requestId) {
        long start = System.nanoTime();
        // Nothing of the body is lost while others are asked about the rest.
        request.pause();
        try {
            find(request, requestId, start);
        } catch (RuntimeException e) {
            endings.failed(request, requestId, start, e);
        }
    }

    private void find(HttpServerRequest request, String requestId, long start) {
        String path = String.valueOf(request.path());
        Page page = pages.find(path);
        RouteTable.Place place = page == null ? routes.find(path) : null;
        if (page == null && place == null) {
            throw Refusal.of(ProblemType.NOT_FOUND, "There is nothing at this address.");
        }
        String allowed = place == null ? "GET, HEAD, OPTIONS" : place.allowed();
        boolean reads = HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method());
        DescribedOperation route = place == null ? null : place.route(request.method());
        if (HttpMethod.OPTIONS.equals(request.method())) {
            endings.afterBody(request, requestId, start, () -> tellOptions(request, allowed));
        } else if (page != null && reads) {
            endings.afterBody(request, requestId, start, () -> page.send(request));
        } else if (place == null || route == null) {
            request.response().putHeader(HttpHeaders.ALLOW, allowed);
            throw Refusal.of(ProblemType.METHOD_NOT_ALLOWED, "This address knows " + allowed + ".");
        } else {
            goThere(new RoutedRequest(request, requestId, path, place, route, start));
        }
    }

    private void tellOptions(HttpServerRequest request, String allowed) {
        request.response().putHeader(HttpHeaders.ALLOW, allowed);
        if (Cors.isPreflight(request)) {
            cors.allow(request, allowed);
        }
        Replies.send(request, Answer.empty(204));
    }

    private void goThere(RoutedRequest visit) {
        String operation = visit.route().operation();
        PublicRead read = operations.reads().get(operation);
        if (read == null) {
            carryingOut.carryOut(
                    visit, Objects.requireNonNull(operations.others().get(operation)));
        } else {
            reading.carryOut(visit, read);
        }
    }
}
