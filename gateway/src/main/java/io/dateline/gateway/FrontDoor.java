package io.dateline.gateway;

import io.dateline.bus.RequestId;
import io.dateline.gateway.cache.CachedReads;
import io.dateline.gateway.http.AccessLog;
import io.dateline.gateway.http.BodyReader;
import io.dateline.gateway.http.Cors;
import io.dateline.gateway.http.Headers;
import io.dateline.gateway.http.Replies;
import io.dateline.gateway.http.RequestIds;
import io.dateline.gateway.http.SampledHits;
import io.dateline.gateway.http.Traffic;
import io.dateline.gateway.operation.EditToken;
import io.dateline.gateway.problem.Problem;
import io.dateline.gateway.problem.ProblemType;
import io.dateline.gateway.routing.HostCheckedRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives every request. It adds the headers that all answers have, and sends what the edge cache has ready. Everything else
 * goes to the router.
 */
final class FrontDoor {

    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);

    private final CachedReads reads;
    private final boolean lookFirst;
    private final Router router;
    private final Cors cors;
    private final AccessLog log;
    private final Traffic traffic;
    private final SampledHits hits;

    /**
     * The way in.
     *
     * @param lookFirst whether the cache may answer before any limit is taken; false when cached reads are limited
     */
    FrontDoor(CachedReads reads, boolean lookFirst, Router router, Cors cors, Observers observers) {
        this.reads = reads;
        this.lookFirst = lookFirst;
        this.router = router;
        this.cors = cors;
        this.log = observers.log;
        this.traffic = observers.traffic;
        this.hits = observers.hits;
    }

    /** What is told of each request. */
    record Observers(AccessLog log, Traffic traffic, SampledHits hits) {}

    void enter(HttpServerRequest request) {
        long start = System.nanoTime();
        String requestId = decorate(request);
        try {
            boolean reading = HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method());
            boolean ready = reading && lookFirst && !BodyReader.hasBody(request) && EditToken.of(request) == null;
            if (ready && reads.sendIfReady(request, requestId)) {
                hits.note(start);
                if (log.isDue()) {
                    log.write(request, start);
                }
            } else {
                follow(request, start);
                // So that nothing of the body is lost before a handler receives it.
                request.pause();
                router.handle(new HostCheckedRequest(request));
            }
        } catch (RuntimeException e) {
            LOG.error("A request was not handled", e);
            // The body may be paused, and nobody is left to receive it.
            BodyReader.endAfterAnswer(request);
            Replies.send(request, requestId, Problem.of(e));
        }
    }

    /** Answers what is not even HTTP, and closes the connection, on which nothing can be understood any more. */
    void refuse(HttpServerRequest request) {
        String requestId = decorate(request);
        follow(request, System.nanoTime());
        Throwable cause = request.decoderResult().cause();
        ProblemType type = switch (cause) {
            case TooLongHttpLineException line -> ProblemType.URI_TOO_LONG;
            case TooLongHttpHeaderException header -> ProblemType.HEADERS_TOO_LARGE;
            case null, default -> ProblemType.MALFORMED_REQUEST;
        };
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        Replies.send(request, requestId, Problem.of(type, type.explanation()));
    }

    private void follow(HttpServerRequest request, long start) {
        boolean due = log.isDue();
        traffic.begun();
        request.response().endHandler(ended -> {
            traffic.ended();
            log.answered(request, start, due);
        });
    }

    private String decorate(HttpServerRequest request) {
        String requestId = RequestIds.of(request);
        RequestId.enter(requestId);
        Headers.secure(request.response(), requestId);
        cors.decorate(request);
        return requestId;
    }
}
