package io.dateline.gateway;

import io.dateline.bus.Call;
import io.dateline.bus.Caller;
import io.dateline.bus.Failure;
import io.dateline.gateway.cache.CachedReads;
import io.dateline.gateway.docs.Page;
import io.dateline.gateway.docs.Pages;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.http.BodyReader;
import io.dateline.gateway.http.Cors;
import io.dateline.gateway.http.Replies;
import io.dateline.gateway.http.Traffic;
import io.dateline.gateway.openapi.Arguments;
import io.dateline.gateway.openapi.Route;
import io.dateline.gateway.openapi.RouteTable;
import io.dateline.gateway.problem.Problem;
import io.dateline.gateway.problem.ProblemType;
import io.dateline.gateway.problem.Refusal;
import io.dateline.gateway.resource.Inquiry;
import io.dateline.gateway.resource.Operation;
import io.dateline.gateway.resource.Operations;
import io.dateline.gateway.resource.PublicRead;
import io.dateline.gateway.session.AccessTokens;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what a request is for and takes it there, in this order: is there such a thing, who asks, may they now, is the
 * request as described; then it is carried out. Whatever fails on the way ends as a problem document.
 */
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int BODY_BYTES = 64 << 10;
    private static final int ARTICLE_BODY_BYTES = 1 << 20;
    private static final int TRACEPARENT_LENGTH = 55;

    private final RouteTable routes;
    private final Pages pages;
    private final Operations operations;
    private final AccessTokens tokens;
    private final Limiting limiting;
    private final BodyReader bodies;
    private final CachedReads reads;
    private final Cors cors;
    private final Traffic traffic;

    Dispatcher(
            RouteTable routes,
            Pages pages,
            Operations operations,
            AccessTokens tokens,
            Limiting limiting,
            BodyReader bodies,
            CachedReads reads,
            Cors cors,
            Traffic traffic) {
        this.routes = routes;
        this.pages = pages;
        this.operations = operations;
        this.tokens = tokens;
        this.limiting = limiting;
        this.bodies = bodies;
        this.reads = reads;
        this.cors = cors;
        this.traffic = traffic;
    }

    void dispatch(HttpServerRequest request, String requestId) {
        // Nothing of the body is lost while others are asked about the rest.
        request.pause();
        try {
            find(request, requestId);
        } catch (RuntimeException e) {
            long start = System.nanoTime();
            fail(request, requestId, e);
            traffic.note(request, Traffic.NOTHING, start);
        }
    }

    private void find(HttpServerRequest request, String requestId) {
        String path = String.valueOf(request.path());
        Page page = pages.find(path);
        RouteTable.Place place = page == null ? routes.find(path) : null;
        if (page == null && place == null) {
            throw Refusal.of(ProblemType.NOT_FOUND, "There is nothing at this address.");
        }
        String allowed = place == null ? "GET, HEAD, OPTIONS" : place.allowed();
        boolean reading = HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method());
        Route route = place == null ? null : place.route(request.method());
        if (HttpMethod.OPTIONS.equals(request.method())) {
            tellOptions(request, allowed);
        } else if (page != null && reading) {
            page.send(request);
            bodies.discard(request);
        } else if (place == null || route == null) {
            request.response().putHeader(HttpHeaders.ALLOW, allowed);
            throw Refusal.of(ProblemType.METHOD_NOT_ALLOWED, "This address knows " + allowed + ".");
        } else {
            carryOut(new Visit(request, requestId, path, place, route, System.nanoTime()));
        }
    }

    private void tellOptions(HttpServerRequest request, String allowed) {
        request.response().putHeader(HttpHeaders.ALLOW, allowed);
        if (Cors.isPreflight(request)) {
            cors.allow(request, allowed);
        }
        Replies.send(request, Answer.empty(204));
        bodies.discard(request);
    }

    private void carryOut(Visit visit) {
        PublicRead read = operations.reads().get(visit.route().operation());
        if (read == null) {
            answer(visit);
        } else {
            limiting.reads(visit)
                    .onSuccess(allowed -> guarded(visit, () -> read(visit, read)))
                    .onFailure(failure -> fail(visit, failure));
        }
    }

    private void read(Visit visit, PublicRead read) {
        HttpServerRequest request = visit.request();
        Arguments arguments =
                visit.route().check().check(visit.place().variables(), request.query(), request.headers(), null);
        bodies.discard(request);
        reads.send(request, read.read(visit.path(), arguments), call(visit, Caller.READER))
                .onSuccess(sent -> note(visit));
    }

    private void answer(Visit visit) {
        HttpServerRequest request = visit.request();
        Operation operation =
                Objects.requireNonNull(operations.others().get(visit.route().operation()));
        caller(visit)
                .compose(caller -> limiting.writes(visit, caller)
                        .compose(allowed -> body(visit))
                        .compose(body -> {
                            Arguments arguments = visit.route()
                                    .check()
                                    .check(visit.place().variables(), request.query(), request.headers(), body);
                            return operation.answer(new Inquiry(
                                    call(visit, caller),
                                    arguments,
                                    request.response().headers()));
                        }))
                .onSuccess(answer -> {
                    Replies.send(request, answer);
                    note(visit);
                })
                .onFailure(failure -> fail(visit, failure));
    }

    private Future<Caller> caller(Visit visit) {
        return visit.route().signedIn()
                ? tokens.prove(visit.request().getHeader(HttpHeaders.AUTHORIZATION))
                : Future.succeededFuture(Caller.READER);
    }

    private Future<Buffer> body(Visit visit) {
        HttpServerRequest request = visit.request();
        if (!visit.route().check().takesBody()) {
            bodies.discard(request);
            return Future.succeededFuture(Buffer.buffer());
        }
        visit.route().check().checkMediaType(request.headers());
        boolean article = visit.route().template().startsWith("/api/v1/newsroom/articles");
        return bodies.read(request, article ? ARTICLE_BODY_BYTES : BODY_BYTES);
    }

    private static Call call(Visit visit, Caller caller) {
        String trace = visit.request().getHeader("traceparent");
        boolean plausible = trace != null && trace.length() == TRACEPARENT_LENGTH;
        return Call.of(visit.requestId(), plausible ? trace : null, caller);
    }

    private void guarded(Visit visit, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            fail(visit, e);
        }
    }

    private void note(Visit visit) {
        traffic.note(visit.request(), visit.route().operation(), visit.start());
    }

    private void fail(Visit visit, Throwable failure) {
        fail(visit.request(), visit.requestId(), failure);
        note(visit);
    }

    private void fail(HttpServerRequest request, String requestId, Throwable failure) {
        if (!(failure instanceof Failure) && !(failure instanceof Refusal)) {
            LOG.error("A request failed", failure);
        }
        Replies.send(request, requestId, Problem.of(failure));
        bodies.discard(request);
    }
}
