package io.dateline.gateway.prepared;

import io.dateline.gateway.http.Headers;
import io.dateline.gateway.http.Replies;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A finished answer that is sent many times: compressed to those who read that, 304 to those who have it, to HEAD without its
 * body. Everything that is the same for all of them is written once.
 */
public final class PreparedAnswer {

    private final int status;
    private final PreparedHeaders common;
    private final Variant plain;
    private final @Nullable Compressed gzip;
    private final PreparedHeaders replacing;

    private PreparedAnswer(
            int status, PreparedHeaders common, Variant plain, @Nullable Compressed gzip, PreparedHeaders replacing) {
        this.status = status;
        this.common = common;
        this.plain = plain;
        this.gzip = gzip;
        this.replacing = replacing;
    }

    /**
     * A 200 with a body.
     *
     * @param tag stands for the body; the entity tags of its forms are made of it
     * @param policy its content security policy, null for the one that stands on every answer
     * @param common headers that stand on each form of it, and on a 304
     */
    public static PreparedAnswer of(
            Buffer body, CharSequence mediaType, String tag, @Nullable String policy, PreparedHeaders common) {
        Variant plain = Variant.of(body, mediaType, '"' + tag + '"', common);
        Compressed gzip =
                Bodies.isWorthCompressing(body) ? new Compressed(plain, mediaType, '"' + tag + "-gz\"", common) : null;
        return new PreparedAnswer(200, common, plain, gzip, replacing(policy));
    }

    /** An answer that says all in its status and its headers. */
    public static PreparedAnswer bare(int status, @Nullable String policy, PreparedHeaders headers) {
        return new PreparedAnswer(status, headers, Variant.bare(headers), null, replacing(policy));
    }

    private static PreparedHeaders replacing(@Nullable String policy) {
        PreparedHeaders none = new PreparedHeaders();
        return policy == null ? none : none.add(Headers.CONTENT_SECURITY_POLICY, policy);
    }

    /** The same with that header in place of the one that every response has at first. */
    public PreparedAnswer replacing(CharSequence name, CharSequence value) {
        return new PreparedAnswer(status, common, plain, gzip, replacing.copy().add(name, value));
    }

    /** Compresses it now, rather than when the first who reads gzip asks. */
    public PreparedAnswer compressed() {
        if (gzip != null) {
            gzip.variant();
        }
        return this;
    }

    /** Its status where it is not a 304. */
    public int status() {
        return status;
    }

    /** What it is made of, not compressed; empty where it says all in its headers. */
    public Buffer body() {
        return plain.body();
    }

    /** Whether there is a compressed form, or will be when the first who reads gzip asks. */
    public boolean isCompressible() {
        return gzip != null;
    }

    /** Adds the headers that stand on each form of it to a response that has none of them. */
    public void addCommonTo(MultiMap headers) {
        common.addTo(headers);
    }

    /** Sends the form that the request asks for. */
    public void send(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        MultiMap headers = response.headers();
        replacing.setIn(headers);
        Compressed form =
                gzip != null && AcceptEncoding.takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING)) ? gzip : null;
        if (isKnownTo(request)) {
            common.addTo(headers);
            headers.add(HttpHeaders.ETAG, Objects.requireNonNull(form == null ? plain.etag() : form.etag()));
            // What happens to the connection is not ours to care for: a client may go at any time.
            var unused = response.setStatusCode(304).end();
        } else {
            Variant variant = form == null ? plain : form.variant();
            variant.headers().addTo(headers);
            response.setStatusCode(status);
            Replies.end(request, variant.body());
        }
    }

    /** A client that has the compressed form may ask for the plain one: to clients both are the same. */
    private boolean isKnownTo(HttpServerRequest request) {
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return known != null
                && plain.etag() != null
                && (ETags.matchesWeakly(known, plain.etag())
                        || (gzip != null && ETags.matchesWeakly(known, gzip.etag())));
    }
}
