package io.dateline.gateway.cache;

import io.dateline.bus.Call;
import io.dateline.gateway.http.Headers;
import io.dateline.gateway.http.Replies;
import io.dateline.gateway.problem.Problem;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends public reads from the edge cache: 304 to those who have it, compressed to those who can read that, HEAD without
 * the body.
 *
 * <p>A GET of an article counts as a view, also when it is answered 304: a reader looks at it again. A HEAD does not.
 */
public final class CachedReads {

    /** Is told what readers see. */
    @FunctionalInterface
    public interface Views {

        /** With that request somebody sees that article. */
        void seen(HttpServerRequest request, long articleId);
    }

    private final EdgeCache cache;
    private final Views views;
    private final CacheMeters meters;
    private final AddressAliases aliases = new AddressAliases();

    /**
     * Reads from that cache.
     *
     * @param views is told of each article that a reader sees
     */
    public CachedReads(EdgeCache cache, Views views, CacheMeters meters) {
        this.cache = cache;
        this.views = views;
        this.meters = meters;
    }

    /** Sends what is ready for the address as it was written; false when the request must go the long way. */
    public boolean sendIfReady(HttpServerRequest request, String requestId) {
        String address = request.uri();
        Served served = cache.peek(address, requestId);
        if (served == null) {
            String key = aliases.find(address);
            served = key == null ? null : cache.peek(key, requestId);
        }
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
                        aliases.learn(request.uri(), read.key());
                        send(request, call.requestId(), served.result());
                    } else {
                        meters.served(Outcome.FAILED);
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
        meters.served(served.outcome());
        Entry entry = served.entry();
        MultiMap headers = response.headers();
        headers.add(HttpHeaders.AGE, served.age());
        headers.add(Headers.CACHE_STATUS, served.cacheStatus());
        if (entry.failure() != null) {
            entry.common().addTo(headers);
            Replies.send(request, requestId, Problem.of(entry.failure()));
            return;
        }
        if (entry.articleId() > 0 && HttpMethod.GET.equals(request.method())) {
            views.seen(request, entry.articleId());
        }
        Compressed gzip =
                AcceptEncoding.takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING)) ? entry.gzip() : null;
        if (hasIt(request.getHeader(HttpHeaders.IF_NONE_MATCH), entry)) {
            entry.common().addTo(headers);
            headers.add(
                    HttpHeaders.ETAG,
                    Objects.requireNonNull(gzip == null ? entry.plain().etag() : gzip.etag()));
            var unused = response.setStatusCode(304).end();
        } else {
            Variant variant = gzip == null ? entry.plain() : gzip.variant();
            variant.headers().addTo(headers);
            response.setStatusCode(entry.status());
            Replies.end(request, variant.body());
        }
    }

    /** A reader who had it compressed may ask for it as it is: both are the same to him. */
    private static boolean hasIt(@Nullable String ifNoneMatch, Entry entry) {
        return ifNoneMatch != null
                && (matches(ifNoneMatch, entry.plain().etag())
                        || (entry.gzip() != null
                                && matches(ifNoneMatch, entry.gzip().etag())));
    }

    private static boolean matches(String ifNoneMatch, @Nullable String etag) {
        return etag != null && ETags.matchesWeakly(ifNoneMatch, etag);
    }
}
