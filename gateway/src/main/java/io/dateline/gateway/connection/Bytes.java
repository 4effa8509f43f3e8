package io.dateline.gateway.connection;

import java.nio.charset.StandardCharsets;

/** Comparisons of bytes that are not worth making strings of. */
final class Bytes {

    static final byte[] OPTIONS = of("OPTIONS ");

    private static final byte[] HTTP = of("http://");
    private static final byte[] HTTPS = of("https://");
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = '!'; c < 127; c++) {
            TOKEN[c] = "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
        }
    }

    private Bytes() {}

    static byte[] of(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether it can be part of a method or of a header's name. */
    static boolean isToken(byte b) {
        return b > 0 && TOKEN[b];
    }

    static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
    }

    /** Where that byte is, the first between the two; below 0 if it is not there. */
    static int indexOf(byte[] in, byte wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (in[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Whether that stands there; there are enough bytes. */
    static boolean equal(byte[] in, int at, byte[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (in[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether that, in lower case, stands there in any case; there are enough bytes. */
    static boolean equalIgnoringCase(byte[] in, int at, byte[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (lower(in[at + i]) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a header has that name.
     *
     * @throws AmbiguousRequestException if it has it with underscores, which some servers take for hyphens
     */
    static boolean isNamed(byte[] in, int start, int end, byte[] name) {
        if (end - start <= name.length || in[start + name.length] != ':') {
            return false;
        }
        boolean exact = true;
        for (int i = 0; i < name.length; i++) {
            byte b = lower(in[start + i]);
            if (b == '_' && name[i] == '-') {
                exact = false;
            } else if (b != name[i]) {
                return false;
            }
        }
        if (!exact) {
            throw new AmbiguousRequestException("Underscores for hyphens");
        }
        return true;
    }

    static int skipBlanks(byte[] in, int from, int to) {
        int at = from;
        while (at < to && isBlank(in[at])) {
            at++;
        }
        return at;
    }

    static int trimBlanks(byte[] in, int from, int to) {
        int at = to;
        while (at > from && isBlank(in[at - 1])) {
            at--;
        }
        return at;
    }

    /** Where an absolute address goes on after {@code http://} or {@code https://}; below 0 for another one. */
    static int afterScheme(byte[] in, int from, int to) {
        if (to - from > HTTPS.length && equalIgnoringCase(in, from, HTTPS)) {
            return from + HTTPS.length;
        }
        return to - from > HTTP.length && equalIgnoringCase(in, from, HTTP) ? from + HTTP.length : -1;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
