package io.dateline.gateway.cache;

import io.dateline.bus.Call;
import io.dateline.gateway.http.Headers;
import io.dateline.gateway.http.Replies;
import io.dateline.gateway.problem.Problem;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends public reads from the edge cache: 304 to those who have it, compressed to those who can read that, HEAD without
 * the body.
 *
 * <p>A GET of an article counts as a view, also when it is answered 304: a reader looks at it again. A HEAD does not.
 */
public final class CachedReads {

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");
    private static final CharSequence ACCEPT_ENCODING = HttpHeaders.createOptimized("Accept-Encoding");

    private final EdgeCache cache;
    private final LongConsumer views;

    /**
     * Reads from that cache.
     *
     * @param views is told the id of each article that a reader sees
     */
    public CachedReads(EdgeCache cache, LongConsumer views) {
        this.cache = cache;
        this.views = views;
    }

    /** Sends what is ready under the address as it was written; false when the request must go the long way. */
    public boolean sendIfReady(HttpServerRequest request, String requestId) {
        Served served = cache.peek(request.uri(), requestId);
        if (served == null) {
            return false;
        }
        send(request, requestId, served);
        return true;
    }

    /** Sends the answer to a read, once it is there; done when it is sent. */
    public Future<Void> send(HttpServerRequest request, Read read, Call call) {
        Context context = Objects.requireNonNull(Vertx.currentContext());
        Promise<Void> sent = Promise.promise();
        // Whoever asked first may sit on another event loop: back to our own before anything is written.
        cache.serve(read, call)
                .onComplete(served -> context.runOnContext(back -> {
                    if (served.succeeded()) {
                        send(request, call.requestId(), served.result());
                    } else {
                        Replies.send(request, call.requestId(), Problem.of(served.cause()));
                    }
                    sent.complete();
                }));
        return sent.future();
    }

    private void send(HttpServerRequest request, String requestId, Served served) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        Entry entry = served.entry();
        describe(response, served);
        if (entry.failure() != null) {
            Replies.send(request, requestId, Problem.of(entry.failure()));
            return;
        }
        if (entry.location() != null) {
            response.setStatusCode(entry.status()).putHeader(HttpHeaders.LOCATION, entry.location());
            Replies.end(request, entry.body());
            return;
        }
        if (entry.articleId() > 0 && HttpMethod.GET.equals(request.method())) {
            views.accept(entry.articleId());
        }
        sendBody(request, entry);
    }

    private static void describe(HttpServerResponse response, Served served) {
        response.putHeader(HttpHeaders.CACHE_CONTROL, served.entry().cacheControl());
        response.putHeader(HttpHeaders.AGE, Long.toString(served.ageSeconds()));
        response.putHeader(Headers.CACHE_STATUS, served.cacheStatus());
        response.headers().add(HttpHeaders.VARY, ACCEPT_ENCODING);
    }

    private static void sendBody(HttpServerRequest request, Entry entry) {
        HttpServerResponse response = request.response();
        boolean compressed =
                entry.gzip() != null && AcceptEncoding.takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        response.putHeader(HttpHeaders.ETAG, compressed ? entry.gzipEtag() : entry.etag());
        if (entry.link() != null) {
            response.putHeader(Headers.LINK, entry.link());
        }
        if (hasIt(request.getHeader(HttpHeaders.IF_NONE_MATCH), entry)) {
            response.setStatusCode(304).end().onFailure(gone -> {});
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        if (compressed) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        Replies.end(request, compressed ? Objects.requireNonNull(entry.gzip()) : entry.body());
    }

    private static boolean hasIt(@Nullable String ifNoneMatch, Entry entry) {
        return ifNoneMatch != null
                && (ETags.matchesWeakly(ifNoneMatch, entry.etag())
                        || ETags.matchesWeakly(ifNoneMatch, entry.gzipEtag()));
    }
}
