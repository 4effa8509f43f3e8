package io.dateline.gateway.prepared;

import java.util.List;

/** Comparison of entity tags (RFC 9110, section 8.8.3). */
final class ETags {

    // What proxies that compress write at the end of a tag: Apache, and Jetty.
    private static final List<String> SUFFIXES = List.of("--gzip\"", "-gzip\"", "-br\"");

    private ETags() {}

    /**
     * Whether {@code If-None-Match} names the tag: weak comparison, a list, or {@code *} for anything. A tag to which a proxy
     * added that it compressed the answer is the same.
     */
    static boolean matchesWeakly(String header, String tag) {
        if (header.equals(tag)) {
            return true;
        }
        if (header.strip().equals("*")) {
            return true;
        }
        for (String candidate : header.split(",")) {
            String stripped = candidate.strip();
            String strong = stripped.startsWith("W/") ? stripped.substring(2) : stripped;
            if (tag.equals(strong) || tag.equals(withoutSuffix(strong))) {
                return true;
            }
        }
        return false;
    }

    private static String withoutSuffix(String tag) {
        for (String suffix : SUFFIXES) {
            if (tag.endsWith(suffix)) {
                return tag.substring(0, tag.length() - suffix.length()) + '"';
            }
        }
        return tag;
    }
}
