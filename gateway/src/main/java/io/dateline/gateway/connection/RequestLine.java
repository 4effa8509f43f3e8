package io.dateline.gateway.connection;

import io.netty.buffer.ByteBuf;

/**
 * The first line of a request: a method, one blank, a target, one blank, HTTP/1.1 or HTTP/1.0. The target is a path, an
 * address with {@code http} or {@code https}, or {@code *} for OPTIONS.
 */
final class RequestLine {

    private static final byte[] HTTP_1 = Bytes.of(" HTTP/1.");

    private boolean oneZero;
    private int authorityStart;
    private int authorityEnd;

    /** Another line begins. */
    void reset() {
        oneZero = false;
        authorityStart = 0;
        authorityEnd = 0;
    }

    /** Whether it is of HTTP/1.0. */
    boolean isOneZero() {
        return oneZero;
    }

    /** Whether the target names that host, which stands there in the head, or none at all. */
    boolean agrees(ByteBuf head, int hostStart, int hostEnd) {
        if (authorityEnd == 0) {
            return true;
        }
        int length = hostEnd - hostStart;
        if (length != authorityEnd - authorityStart) {
            return false;
        }
        int base = head.readerIndex();
        for (int i = 0; i < length; i++) {
            byte b = head.getByte(base + hostStart + i);
            if (Bytes.lower(b) != Bytes.lower(head.getByte(base + authorityStart + i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Looks over the bytes between the two.
     *
     * @param first where in the head the array begins
     * @throws AmbiguousRequestException if they are no such line
     */
    void check(byte[] in, int start, int end, int first) {
        int version = end - HTTP_1.length - 1;
        byte minor = in[end - 1];
        if (version <= start || !Bytes.equal(in, version, HTTP_1) || (minor != '1' && minor != '0')) {
            throw new AmbiguousRequestException("Not HTTP/1.1");
        }
        oneZero = minor == '0';
        int space = Bytes.indexOf(in, (byte) ' ', start, version);
        if (space <= start || space + 1 >= version) {
            throw new AmbiguousRequestException("Not a method and a target");
        }
        for (int i = start; i < space; i++) {
            if (!Bytes.isToken(in[i])) {
                throw new AmbiguousRequestException("Not a method");
            }
        }
        target(in, start, space + 1, version, first);
    }

    private void target(byte[] in, int start, int from, int to, int first) {
        for (int i = from; i < to; i++) {
            byte b = in[i];
            // Bytes beyond ASCII are below 0; what they mean is looked at elsewhere.
            if ((b >= 0 && b <= ' ') || b == 0x7F || b == '#') {
                throw new AmbiguousRequestException("A character that no target has");
            }
        }
        byte begin = in[from];
        if (begin == '/' || (begin == '*' && to == from + 1 && Bytes.equal(in, start, Bytes.OPTIONS))) {
            return;
        }
        int slashes = Bytes.afterScheme(in, from, to);
        if (slashes < 0) {
            throw new AmbiguousRequestException("Not a path, nor an address with http or https");
        }
        int slash = Bytes.indexOf(in, (byte) '/', slashes, to);
        int query = Bytes.indexOf(in, (byte) '?', slashes, to);
        int authority = slash < 0 ? to : slash;
        if (query >= 0 && query < authority) {
            throw new AmbiguousRequestException("An address without a path");
        }
        Authority.check(in, slashes, authority);
        authorityStart = slashes + first;
        authorityEnd = authority + first;
    }
}
