package io.dateline.gateway.prepared;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code Accept-Encoding}. */
final class AcceptEncoding {

    /** A weight of nothing (RFC 9110, section 12.4.2). */
    private static final Pattern ZERO = Pattern.compile("\\s*;\\s*[qQ]\\s*=\\s*0(\\.0{0,3})?\\s*");

    private AcceptEncoding() {}

    /** Whether the client reads gzip: named or by {@code *}, and not with a weight of 0. */
    static boolean takesGzip(@Nullable String header) {
        if (header == null) {
            return false;
        }
        @Nullable Boolean gzip = null;
        boolean anything = false;
        int from = 0;
        while (from <= header.length()) {
            int to = endOf(header, ',', from, header.length());
            int semicolon = endOf(header, ';', from, to);
            if (is("gzip", header, from, semicolon) || is("x-gzip", header, from, semicolon)) {
                gzip = isWanted(header, semicolon, to);
            } else if (is("*", header, from, semicolon)) {
                anything = isWanted(header, semicolon, to);
            }
            from = to + 1;
        }
        return gzip == null ? anything : gzip;
    }

    private static boolean isWanted(String header, int parameters, int to) {
        return parameters == to
                || !ZERO.matcher(header.substring(parameters, to)).matches();
    }

    private static int endOf(String header, char end, int from, int to) {
        int at = header.indexOf(end, from, to);
        return at < 0 ? to : at;
    }

    private static boolean is(String coding, String header, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isSpace(header.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(header.charAt(end - 1))) {
            end--;
        }
        return end - start == coding.length() && header.regionMatches(true, start, coding, 0, coding.length());
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
