package io.dateline.gateway.cache;

/** Comparison of entity tags (RFC 9110, section 8.8.3). */
public final class ETags {

    private ETags() {}

    /** Whether {@code If-None-Match} names the tag: weak comparison, a list, or {@code *} for anything. */
    public static boolean matchesWeakly(String header, String tag) {
        if (header.equals(tag)) {
            return true;
        }
        if (header.strip().equals("*")) {
            return true;
        }
        for (String candidate : header.split(",")) {
            String stripped = candidate.strip();
            if (tag.equals(stripped.startsWith("W/") ? stripped.substring(2) : stripped)) {
                return true;
            }
        }
        return false;
    }
}
