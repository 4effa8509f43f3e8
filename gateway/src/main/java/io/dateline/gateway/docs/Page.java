package io.dateline.gateway.docs;

import io.dateline.gateway.cache.AcceptEncoding;
import io.dateline.gateway.cache.Bodies;
import io.dateline.gateway.cache.ETags;
import io.dateline.gateway.http.Headers;
import io.dateline.gateway.http.Replies;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One page that never changes while the process runs.
 *
 * @param gzip the same compressed, null where that is not worth it
 * @param policy its content security policy
 * @param location where else to go, null for staying here
 */
public record Page(
        String type,
        Buffer body,
        @Nullable Buffer gzip,
        String etag,
        String policy,
        @Nullable String location) {

    /** What a page that loads nothing may do. */
    static final String PLAIN = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

    private static final String CACHE_CONTROL = "public, max-age=300";

    static Page of(String type, Buffer body, String policy) {
        return tagged(type, body, Bodies.hash(body), policy);
    }

    /** One that somebody else has released, of which that version is known: no need to hash it at each start. */
    static Page released(String type, Buffer body, String version) {
        return tagged(type, body, version, PLAIN);
    }

    private static Page tagged(String type, Buffer body, String tag, String policy) {
        Buffer gzip = Bodies.isWorthCompressing(body) ? Bodies.gzip(body) : null;
        return new Page(type, body, gzip, '"' + tag + '"', policy, null);
    }

    static Page redirect(String location) {
        return new Page("text/plain", Buffer.buffer(), null, "\"\"", PLAIN, location);
    }

    /** Sends it, or 304 to whoever has it. */
    public void send(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.putHeader(Headers.CONTENT_SECURITY_POLICY, policy).putHeader(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
        if (location != null) {
            response.setStatusCode(302).putHeader(HttpHeaders.LOCATION, location);
            Replies.end(request, body);
            return;
        }
        boolean compressed = gzip != null && AcceptEncoding.takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        String tag = compressed ? etag.substring(0, etag.length() - 1) + "-gz\"" : etag;
        response.putHeader(HttpHeaders.ETAG, tag).headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && ETags.matchesWeakly(known, tag)) {
            response.setStatusCode(304).end().onFailure(gone -> {});
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, type);
        if (compressed) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        Replies.end(request, compressed ? Objects.requireNonNull(gzip) : body);
    }
}
