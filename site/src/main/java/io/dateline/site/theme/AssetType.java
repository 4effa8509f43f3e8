package io.dateline.site.theme;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The types of files that a theme may have served: pictures and fonts, each with what its bytes begin with. */
enum AssetType {
    SVG("image/svg+xml", 0, ""),
    PNG("image/png", 0, "\u0089PNG\r\n\u001a\n"),
    JPG("image/jpeg", 0, "\u00ff\u00d8\u00ff"),
    JPEG("image/jpeg", 0, "\u00ff\u00d8\u00ff"),
    GIF("image/gif", 0, "GIF8"),
    WEBP("image/webp", 8, "WEBP"),
    AVIF("image/avif", 4, "ftypavi"),
    ICO("image/x-icon", 0, "\0\0\u0001\0"),
    WOFF2("font/woff2", 0, "wOF2"),
    WOFF("font/woff", 0, "wOFF");

    private final String mediaType;
    private final int offset;
    private final String signature;

    AssetType(String mediaType, int offset, String signature) {
        this.mediaType = mediaType;
        this.offset = offset;
        this.signature = signature;
    }

    /** The type of a file by the end of its name; null for one that is not served. */
    static @Nullable AssetType of(String path) {
        String end = path.substring(path.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        for (AssetType type : values()) {
            if (type.name().equals(end)) {
                return type;
            }
        }
        return null;
    }

    String mediaType() {
        return mediaType;
    }

    /** Whether a file begins as one of this type does. */
    boolean fits(byte[] bytes) {
        int end = offset + signature.length();
        return bytes.length >= end && new String(bytes, offset, signature.length(), ISO_8859_1).equals(signature);
    }
}
