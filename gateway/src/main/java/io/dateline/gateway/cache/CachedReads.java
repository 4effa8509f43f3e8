package io.dateline.gateway.cache;

import io.dateline.bus.Call;
import io.dateline.gateway.http.Headers;
import io.dateline.gateway.http.Replies;
import io.dateline.gateway.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.ContextInternal;
import java.util.Objects;

/**
 * Sends public reads from the edge cache.
 *
 * <p>A GET of an article counts as a view, also when it is answered 304: a reader looks at it again. A HEAD does not.
 */
public final class CachedReads {

    /** Counts what readers see. */
    @FunctionalInterface
    public interface Views {

        /** That request shows somebody that article. */
        void seen(HttpServerRequest request, long articleId);
    }

    private final EdgeCache cache;
    private final Views views;
    private final CacheMeters meters;
    private final AddressAliases aliases = new AddressAliases();

    /**
     * Reads from that cache.
     *
     * @param views counts each article that a reader sees
     */
    public CachedReads(EdgeCache cache, Views views, CacheMeters meters) {
        this.cache = cache;
        this.views = views;
        this.meters = meters;
    }

    /** Sends what is ready for the address as it was written; false when the request has to be checked and a service asked. */
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

    /** Sends the answer to a read, once it is there; done when it is sent, and fails if there is none or it cannot be sent. */
    public Future<Void> send(HttpServerRequest request, Read read, Call call) {
        // The request that asked first may be on another event loop: nothing is written but on our own.
        Promise<Served> here = Objects.requireNonNull(ContextInternal.current()).promise();
        cache.serve(read, call).onComplete(here);
        return here.future().onFailure(failed -> meters.served(Outcome.FAILED)).compose(served -> {
            aliases.learn(request.uri(), read.key());
            send(request, call.requestId(), served);
            return Future.succeededFuture();
        });
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
            entry.answer().addCommonTo(headers);
            Replies.send(
                    request,
                    requestId,
                    Problem.of(entry.failure()),
                    entry.read().problems());
            return;
        }
        if (entry.articleId() > 0 && HttpMethod.GET.equals(request.method())) {
            views.seen(request, entry.articleId());
        }
        entry.answer().send(request);
    }
}
