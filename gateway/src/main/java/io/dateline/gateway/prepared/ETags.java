package io.dateline.gateway.prepared;

import io.dateline.gateway.http.CompressionSuffix;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comparison of entity tags (RFC 9110, section 8.8.3). */
final class ETags {

    /** Weak or not. Some proxies write behind the quotes that they compressed the answer. */
    private static final Pattern TAG = Pattern.compile("(?:W/)?+\"([^\"]*+)\"([^\\s,\"]*+)");

    private ETags() {}

    /**
     * Whether {@code If-None-Match} names the tag: weak comparison, a list, or {@code *} for anything. A tag to which a proxy
     * added that it compressed the answer is the same.
     */
    static boolean matchesWeakly(String header, String tag) {
        if (header.equals(tag) || header.strip().equals("*")) {
            return true;
        }
        String opaque = tag.substring(1, tag.length() - 1);
        Matcher candidates = TAG.matcher(header);
        while (candidates.find()) {
            String candidate = candidates.group(1) + candidates.group(2);
            if (opaque.equals(candidate) || opaque.equals(CompressionSuffix.removedFrom(candidate))) {
                return true;
            }
        }
        return false;
    }
}
