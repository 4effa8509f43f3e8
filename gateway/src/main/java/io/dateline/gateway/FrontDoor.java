package io.dateline.gateway;

import io.dateline.bus.RequestId;
import io.dateline.gateway.cache.CachedReads;
import io.dateline.gateway.http.AccessLog;
import io.dateline.gateway.http.BodyReader;
import io.dateline.gateway.http.Cors;
import io.dateline.gateway.http.Headers;
import io.dateline.gateway.http.Replies;
import io.dateline.gateway.http.RequestIds;
import io.dateline.gateway.problem.Problem;
import io.dateline.gateway.problem.ProblemType;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where every request comes in: it gets its id, and what the edge cache has ready is sent before anything else is done. */
final class FrontDoor {

    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);

    private final CachedReads reads;
    private final boolean lookFirst;
    private final Dispatcher dispatcher;
    private final Cors cors;
    private final AccessLog log;

    /**
     * The way in.
     *
     * @param lookFirst whether the cache may answer before anybody is asked who is there; false when reads are limited
     */
    FrontDoor(CachedReads reads, boolean lookFirst, Dispatcher dispatcher, Cors cors, AccessLog log) {
        this.reads = reads;
        this.lookFirst = lookFirst;
        this.dispatcher = dispatcher;
        this.cors = cors;
        this.log = log;
    }

    void enter(HttpServerRequest request) {
        long start = System.nanoTime();
        String requestId = welcome(request);
        try {
            boolean reading = HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method());
            boolean ready = reading && lookFirst && !BodyReader.hasBody(request);
            if (ready && reads.sendIfReady(request, requestId)) {
                if (log.isDue()) {
                    log.write(request, start);
                }
            } else {
                log.follow(request, start);
                dispatcher.dispatch(request, requestId);
            }
        } catch (RuntimeException e) {
            LOG.error("A request was not handled", e);
            Replies.send(request, requestId, Problem.of(e));
        }
    }

    /** Answers what is not even HTTP, and ends the connection, on which nothing can be understood any more. */
    void refuse(HttpServerRequest request) {
        String requestId = welcome(request);
        log.follow(request, System.nanoTime());
        Throwable cause = request.decoderResult().cause();
        ProblemType type = switch (cause) {
            case TooLongHttpLineException line -> ProblemType.URI_TOO_LONG;
            case TooLongHttpHeaderException header -> ProblemType.HEADERS_TOO_LARGE;
            case null, default -> ProblemType.MALFORMED_REQUEST;
        };
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        Replies.send(request, requestId, Problem.of(type, type.explanation()));
    }

    private String welcome(HttpServerRequest request) {
        String requestId = RequestIds.of(request);
        RequestId.enter(requestId);
        Headers.secure(request.response(), requestId);
        cors.decorate(request);
        return requestId;
    }
}
