package io.dateline.gateway.prepared;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * One form of an answer, as it is or compressed, ready to be sent.
 *
 * @param etag null where the answer has none
 * @param headers all that are the same for every reader
 */
record Variant(Buffer body, @Nullable String etag, PreparedHeaders headers) {

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");

    /** JSON, with those headers before the ones that follow from the body. */
    static Variant json(Buffer body, String etag, boolean compressed, PreparedHeaders common) {
        PreparedHeaders whole = common.copy().add(HttpHeaders.ETAG, etag).add(HttpHeaders.CONTENT_TYPE, JSON);
        if (compressed) {
            whole.add(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        whole.add(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        return new Variant(body, etag, whole);
    }

    /** An answer that says all in its status and its headers. */
    static Variant bare(PreparedHeaders headers) {
        return new Variant(Buffer.buffer(), null, headers);
    }
}
