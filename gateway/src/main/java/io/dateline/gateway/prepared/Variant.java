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

    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");

    /** The body as it is, with those headers before the ones that follow from it. */
    static Variant of(Buffer body, CharSequence mediaType, String etag, PreparedHeaders common) {
        return of(body, etag, common.copy().add(HttpHeaders.ETAG, etag).add(HttpHeaders.CONTENT_TYPE, mediaType));
    }

    /** The same of a body that is compressed. */
    static Variant gzip(Buffer body, CharSequence mediaType, String etag, PreparedHeaders common) {
        return of(
                body,
                etag,
                common.copy()
                        .add(HttpHeaders.ETAG, etag)
                        .add(HttpHeaders.CONTENT_TYPE, mediaType)
                        .add(HttpHeaders.CONTENT_ENCODING, GZIP));
    }

    /** An answer that says all in its status and its headers. */
    static Variant bare(PreparedHeaders headers) {
        return new Variant(Buffer.buffer(), null, headers);
    }

    private static Variant of(Buffer body, String etag, PreparedHeaders headers) {
        return new Variant(body, etag, headers.add(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length())));
    }
}
