package io.dateline.gateway.connection;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

/**
 * Looks over the bytes of one request's head as they come, before they are decoded, and refuses what another server might
 * read differently (RFC 9112): it sees what is gone once names and values are strings. Each byte is looked at once.
 *
 * <p>The decoder checks the rest: which bytes a name or a value may have.
 */
final class RequestHead {

    /** Not all of the head is there. */
    static final int INCOMPLETE = -1;

    private static final byte CR = '\r';
    private static final byte LF = '\n';
    private static final byte[] HTTP_1 = Bytes.of(" HTTP/1.");
    private static final byte[] HOST = Bytes.of("host");
    private static final byte[] CONTENT_LENGTH = Bytes.of("content-length");
    private static final byte[] TRANSFER_ENCODING = Bytes.of("transfer-encoding");
    // With it, a request without a length would have a body of 8 bytes for Netty (an early draft of WebSocket).
    private static final byte[] WEB_SOCKET_KEY = Bytes.of("sec-websocket-key1");
    private static final byte[] CHUNKED = Bytes.of("chunked");
    private static final int LONGEST_LENGTH = 18;

    private final int maxLine;
    private final int maxHeaders;

    // Where we are, from the first byte of the head on
    private int searched;
    private int lineStart;
    private int headersStart;

    // What was seen
    private boolean oneZero;
    private boolean hasHost;
    private boolean hasLength;
    private boolean isChunked;
    private int hostStart;
    private int hostEnd;
    private int authorityStart;
    private int authorityEnd;

    /** Heads of at most so many bytes. */
    RequestHead(int maxLine, int maxHeaders) {
        this.maxLine = maxLine;
        this.maxHeaders = maxHeaders;
    }

    /**
     * Goes on with what has come since the last time; the buffer starts where it did then.
     *
     * @return the bytes of the head, or {@link #INCOMPLETE}
     * @throws AmbiguousRequestException if it cannot be read in one way alone
     */
    int scan(ByteBuf in) {
        int base = in.readerIndex();
        int end = in.writerIndex();
        while (true) {
            int lf = in.indexOf(base + searched, end, LF);
            if (lf < 0) {
                searched = end - base;
                mustFit(in);
                return INCOMPLETE;
            }
            int start = base + lineStart;
            if (lf == start || in.getByte(lf - 1) != CR) {
                throw new AmbiguousRequestException("A line ends without CR");
            }
            searched = lf + 1 - base;
            lineStart = searched;
            if (headersStart == 0) {
                // Empty lines before a request are passed over.
                if (lf - 1 > start) {
                    requestLine(in, start, lf - 1);
                    headersStart = searched;
                }
            } else if (lf - 1 > start) {
                header(in, start, lf - 1);
            } else {
                complete(in, base);
                return searched;
            }
        }
    }

    /** Whether the body comes in chunks, once the head is complete. */
    boolean isChunked() {
        return isChunked;
    }

    /** The next head begins. */
    void reset() {
        searched = 0;
        lineStart = 0;
        headersStart = 0;
        oneZero = false;
        hasHost = false;
        hasLength = false;
        isChunked = false;
        authorityStart = 0;
        authorityEnd = 0;
    }

    private void mustFit(ByteBuf in) {
        if (headersStart == 0) {
            if (searched > maxLine + 2) {
                throw new TooLongHttpLineException("The first line of a request is too long");
            }
            if (searched > lineStart && in.getByte(in.readerIndex() + lineStart) < 'A') {
                // No method begins so, nor is it worth waiting for the rest: TLS for one. A CR may be followed by LF.
                if (in.getByte(in.readerIndex() + lineStart) != CR || searched > lineStart + 1) {
                    throw new AmbiguousRequestException("Not a method");
                }
            }
        } else if (searched - headersStart > maxHeaders + 2) {
            throw new TooLongHttpHeaderException("The headers of a request are too long");
        }
    }

    private void requestLine(ByteBuf in, int start, int end) {
        int version = end - HTTP_1.length - 1;
        byte minor = in.getByte(end - 1);
        if (version <= start || !Bytes.equal(in, version, HTTP_1) || (minor != '1' && minor != '0')) {
            throw new AmbiguousRequestException("Not HTTP/1.1");
        }
        oneZero = minor == '0';
        int space = in.indexOf(start, version, (byte) ' ');
        if (space <= start || space + 1 >= version) {
            throw new AmbiguousRequestException("Not a method and a target");
        }
        for (int i = start; i < space; i++) {
            if (!Bytes.isToken(in.getByte(i))) {
                throw new AmbiguousRequestException("Not a method");
            }
        }
        target(in, start, space + 1, version);
    }

    private void target(ByteBuf in, int start, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = in.getByte(i);
            // Bytes beyond ASCII are below 0; what they mean is looked at elsewhere.
            if ((b >= 0 && b <= ' ') || b == 0x7F || b == '#') {
                throw new AmbiguousRequestException("A character that no target has");
            }
        }
        byte first = in.getByte(from);
        if (first == '/' || (first == '*' && to == from + 1 && Bytes.equal(in, start, Bytes.OPTIONS))) {
            return;
        }
        int slashes = Bytes.afterScheme(in, from, to);
        if (slashes < 0) {
            throw new AmbiguousRequestException("Not a path, nor an address with http or https");
        }
        int slash = in.indexOf(slashes, to, (byte) '/');
        int query = in.indexOf(slashes, to, (byte) '?');
        int authority = slash < 0 ? to : slash;
        if (query >= 0 && query < authority) {
            throw new AmbiguousRequestException("An address without a path");
        }
        Authority.check(in, slashes, authority);
        authorityStart = slashes - in.readerIndex();
        authorityEnd = authority - in.readerIndex();
    }

    private void header(ByteBuf in, int start, int end) {
        byte first = in.getByte(start);
        if (first <= ' ' || first == ':') {
            throw new AmbiguousRequestException("A line without a name, or that goes on with the one before");
        }
        switch (first | 0x20) {
            case 'h' -> {
                if (Bytes.isNamed(in, start, end, HOST)) {
                    host(in, start + HOST.length + 1, end);
                }
            }
            case 'c' -> {
                if (Bytes.isNamed(in, start, end, CONTENT_LENGTH)) {
                    length(in, start + CONTENT_LENGTH.length + 1, end);
                }
            }
            case 't' -> {
                if (Bytes.isNamed(in, start, end, TRANSFER_ENCODING)) {
                    coding(in, start + TRANSFER_ENCODING.length + 1, end);
                }
            }
            case 's' -> {
                if (Bytes.isNamed(in, start, end, WEB_SOCKET_KEY)) {
                    throw new AmbiguousRequestException("A body without a length");
                }
            }
            default -> {}
        }
    }

    private void host(ByteBuf in, int from, int to) {
        if (hasHost) {
            throw new AmbiguousRequestException("Two hosts");
        }
        hasHost = true;
        int start = Bytes.skipBlanks(in, from, to);
        int end = Bytes.trimBlanks(in, start, to);
        Authority.check(in, start, end);
        hostStart = start - in.readerIndex();
        hostEnd = end - in.readerIndex();
    }

    private void length(ByteBuf in, int from, int to) {
        int start = Bytes.skipBlanks(in, from, to);
        int end = Bytes.trimBlanks(in, start, to);
        if (hasLength || start == end || end - start > LONGEST_LENGTH) {
            throw new AmbiguousRequestException("Not one length");
        }
        for (int i = start; i < end; i++) {
            byte b = in.getByte(i);
            if (b < '0' || b > '9') {
                throw new AmbiguousRequestException("Not a length");
            }
        }
        hasLength = true;
    }

    private void coding(ByteBuf in, int from, int to) {
        int start = Bytes.skipBlanks(in, from, to);
        int end = Bytes.trimBlanks(in, start, to);
        if (isChunked || end - start != CHUNKED.length || !Bytes.equalIgnoringCase(in, start, CHUNKED)) {
            throw new AmbiguousRequestException("Not chunked, once");
        }
        isChunked = true;
    }

    private void complete(ByteBuf in, int base) {
        if (isChunked && (hasLength || oneZero)) {
            throw new AmbiguousRequestException(oneZero ? "Chunks in HTTP/1.0" : "Chunks and a length");
        }
        if (!hasHost && !oneZero) {
            throw new AmbiguousRequestException("No host");
        }
        if (authorityEnd > 0 && hasHost && !sameHost(in, base)) {
            throw new AmbiguousRequestException("The host is not that of the address");
        }
    }

    private boolean sameHost(ByteBuf in, int base) {
        int length = hostEnd - hostStart;
        if (length != authorityEnd - authorityStart) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (Bytes.lower(in.getByte(base + hostStart + i)) != Bytes.lower(in.getByte(base + authorityStart + i))) {
                return false;
            }
        }
        return true;
    }
}
