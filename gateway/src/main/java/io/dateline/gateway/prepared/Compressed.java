package io.dateline.gateway.prepared;

import org.jspecify.annotations.Nullable;

/**
 * The gzip form of an answer, made once, when the first reader who can read it asks: of the long tail of answers most are
 * asked for once, and compressing costs more than all else that the gateway does for them.
 */
final class Compressed {

    private final Variant plain;
    private final CharSequence mediaType;
    private final String etag;
    private final PreparedHeaders common;
    private volatile @Nullable Variant made;

    /** Of that form, with those headers before the ones that follow from the body. */
    Compressed(Variant plain, CharSequence mediaType, String etag, PreparedHeaders common) {
        this.plain = plain;
        this.mediaType = mediaType;
        this.etag = etag;
        this.common = common;
    }

    String etag() {
        return etag;
    }

    Variant variant() {
        Variant ready = made;
        return ready == null ? make() : ready;
    }

    private synchronized Variant make() {
        Variant ready = made;
        if (ready == null) {
            ready = Variant.gzip(Bodies.gzip(plain.body()), mediaType, etag, common);
            made = ready;
        }
        return ready;
    }
}
