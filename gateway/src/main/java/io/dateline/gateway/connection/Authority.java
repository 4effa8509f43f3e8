package io.dateline.gateway.connection;

/** The host that a request names, with or without a port (RFC 3986 3.2, without user information). */
final class Authority {

    private static final boolean[] NAME = new boolean[128];

    static {
        for (char c = '!'; c < 127; c++) {
            // A comma could be in a name, but then two that were joined look like one.
            NAME[c] = Character.isLetterOrDigit(c) || "-._~%!$&'()*+;=".indexOf(c) >= 0;
        }
    }

    private Authority() {}

    /**
     * Looks over the bytes between the two.
     *
     * @throws AmbiguousRequestException if they are no host
     */
    static void check(byte[] in, int from, int to) {
        int end = from < to && in[from] == '[' ? afterAddress(in, from, to) : afterName(in, from, to);
        if (end == from) {
            throw new AmbiguousRequestException("Not a host");
        }
        if (end == to) {
            return;
        }
        if (in[end] != ':') {
            throw new AmbiguousRequestException("Not a host");
        }
        for (int i = end + 1; i < to; i++) {
            byte b = in[i];
            if (b < '0' || b > '9') {
                throw new AmbiguousRequestException("Not a port");
            }
        }
    }

    private static int afterName(byte[] in, int from, int to) {
        int at = from;
        while (at < to) {
            byte b = in[at];
            if (b < 0 || !NAME[b]) {
                break;
            }
            at++;
        }
        return at;
    }

    private static int afterAddress(byte[] in, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            byte b = in[i];
            if (b == ']') {
                return i > from + 1 ? i + 1 : from;
            }
            if (b != ':' && b != '.' && Character.digit(b, 16) < 0) {
                break;
            }
        }
        return from;
    }
}
