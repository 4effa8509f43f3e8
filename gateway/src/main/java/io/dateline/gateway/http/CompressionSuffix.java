package io.dateline.gateway.http;

import java.util.regex.Pattern;

/**
 * What servers and proxies that compress answers add to an entity tag: Apache {@code -gzip} and {@code -br}, Jetty {@code --gzip},
 * Caddy {@code -zstd}, others {@code ;gzip} or {@code -df}.
 */
public final class CompressionSuffix {

    private static final Pattern SUFFIX =
            Pattern.compile("[-;:+]{1,2}(?:x-)?(?:gzip|br|brotli|zstd|deflate|df)$", Pattern.CASE_INSENSITIVE);

    private CompressionSuffix() {}

    /** The tag without it, the quotes left out on both sides. */
    public static String removedFrom(String tag) {
        return SUFFIX.matcher(tag).replaceFirst("");
    }
}
