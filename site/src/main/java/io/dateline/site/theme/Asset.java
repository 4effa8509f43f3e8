package io.dateline.site.theme;

import io.vertx.core.buffer.Buffer;

/**
 * A file that the theme has served.
 *
 * @param bytes not to be changed
 * @param policy its content security policy: a picture runs no script, and loads nothing, also when it is looked at by itself
 */
public record Asset(Buffer bytes, String mediaType, String policy) {

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    static Asset of(AssetType type, byte[] bytes) {
        return new Asset(Buffer.buffer(bytes), type.mediaType(), POLICY);
    }
}
