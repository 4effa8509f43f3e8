package io.dateline.gateway.connection;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.concurrent.FastThreadLocal;

/**
 * Looks over the bytes of one request's head as they come, before they are decoded, and refuses what another server might
 * read differently (RFC 9112): it sees what is gone once names and values are strings. Each byte is looked at once.
 *
 * <p>The decoder checks the rest: which bytes a name or a value may have.
 */
final class RequestHead {

    /** Not all of the head is there. */
    static final int INCOMPLETE = -1;

    /** So many bytes are copied at a time, to an array of the event loop: it is read several times as fast as a buffer. */
    private static final int STEP = 512;

    private static final FastThreadLocal<byte[]> SCRATCH = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[LONGEST_LINE + 2 * STEP];
        }
    };

    private static final byte CR = '\r';
    private static final byte LF = '\n';
    private static final byte[] HOST = Bytes.of("host");
    private static final byte[] CONTENT_LENGTH = Bytes.of("content-length");
    private static final byte[] TRANSFER_ENCODING = Bytes.of("transfer-encoding");
    // With it, a request without a length would have a body of 8 bytes for Netty (an early draft of WebSocket).
    private static final byte[] WEB_SOCKET_KEY = Bytes.of("sec-websocket-key1");
    private static final byte[] CHUNKED = Bytes.of("chunked");
    private static final int LONGEST_LENGTH = 18;

    private static final int LONGEST_LINE = 16 << 10;

    private final int maxLine;
    private final int maxHeaders;
    private final RequestLine line = new RequestLine();

    // Where we are, from the first byte of the head on
    private int searched;
    private int lineStart;
    private int headersStart;

    // What was seen
    private boolean hasHost;
    private boolean hasLength;
    private boolean isChunked;
    private int hostStart;
    private int hostEnd;

    /** Heads with a first line, and with headers, of at most so many bytes, 16 KiB or less. */
    RequestHead(int maxLine, int maxHeaders) {
        if (maxLine > LONGEST_LINE || maxHeaders > LONGEST_LINE) {
            throw new IllegalArgumentException("No room for a line");
        }
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
        int readable = in.readableBytes();
        byte[] bytes = SCRATCH.get();
        // What is in the array: from that byte of the head on, so many
        int first = lineStart;
        int have = 0;
        while (true) {
            int lf = Bytes.indexOf(bytes, LF, searched - first, have);
            if (lf < 0) {
                searched = Math.max(searched, first + have);
                mustFit(bytes, lineStart - first, have);
                if (searched == readable) {
                    return INCOMPLETE;
                }
                if (have + STEP > bytes.length) {
                    System.arraycopy(bytes, lineStart - first, bytes, 0, first + have - lineStart);
                    have = first + have - lineStart;
                    first = lineStart;
                }
                int more = Math.min(STEP, readable - first - have);
                in.getBytes(in.readerIndex() + first + have, bytes, have, more);
                have += more;
                continue;
            }
            int start = lineStart - first;
            if (lf == start || bytes[lf - 1] != CR) {
                throw new AmbiguousRequestException("A line ends without CR");
            }
            searched = first + lf + 1;
            lineStart = searched;
            if (headersStart == 0) {
                // Empty lines before a request are passed over.
                if (lf - 1 > start) {
                    line.check(bytes, start, lf - 1, first);
                    headersStart = searched;
                }
            } else if (lf - 1 > start) {
                header(bytes, start, lf - 1, first);
            } else {
                complete(in);
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
        hasHost = false;
        hasLength = false;
        isChunked = false;
        line.reset();
    }

    private void mustFit(byte[] bytes, int start, int end) {
        if (headersStart == 0) {
            if (searched > maxLine + 2) {
                throw new TooLongHttpLineException("The first line of a request is too long");
            }
            // No method begins so, nor is it worth waiting for the rest: TLS for one. A CR may be followed by LF.
            if (start < end && bytes[start] < 'A' && (bytes[start] != CR || start + 1 < end)) {
                throw new AmbiguousRequestException("Not a method");
            }
        } else if (searched - headersStart > maxHeaders + 2) {
            throw new TooLongHttpHeaderException("The headers of a request are too long");
        }
    }

    private void header(byte[] in, int start, int end, int first) {
        byte begin = in[start];
        if (begin <= ' ' || begin == ':') {
            throw new AmbiguousRequestException("A line without a name, or that goes on with the one before");
        }
        switch (begin | 0x20) {
            case 'h' -> {
                if (Bytes.isNamed(in, start, end, HOST)) {
                    host(in, start + HOST.length + 1, end, first);
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

    private void host(byte[] in, int from, int to, int first) {
        if (hasHost) {
            throw new AmbiguousRequestException("Two hosts");
        }
        hasHost = true;
        int start = Bytes.skipBlanks(in, from, to);
        int end = Bytes.trimBlanks(in, start, to);
        Authority.check(in, start, end);
        hostStart = start + first;
        hostEnd = end + first;
    }

    private void length(byte[] in, int from, int to) {
        int start = Bytes.skipBlanks(in, from, to);
        int end = Bytes.trimBlanks(in, start, to);
        if (hasLength || start == end || end - start > LONGEST_LENGTH) {
            throw new AmbiguousRequestException("Not one length");
        }
        for (int i = start; i < end; i++) {
            byte b = in[i];
            if (b < '0' || b > '9') {
                throw new AmbiguousRequestException("Not a length");
            }
        }
        hasLength = true;
    }

    private void coding(byte[] in, int from, int to) {
        int start = Bytes.skipBlanks(in, from, to);
        int end = Bytes.trimBlanks(in, start, to);
        if (isChunked || end - start != CHUNKED.length || !Bytes.equalIgnoringCase(in, start, CHUNKED)) {
            throw new AmbiguousRequestException("Not chunked, once");
        }
        isChunked = true;
    }

    private void complete(ByteBuf in) {
        boolean oneZero = line.isOneZero();
        if (isChunked && (hasLength || oneZero)) {
            throw new AmbiguousRequestException(oneZero ? "Chunks in HTTP/1.0" : "Chunks and a length");
        }
        if (!hasHost && !oneZero) {
            throw new AmbiguousRequestException("No host");
        }
        if (hasHost && !line.agrees(in, hostStart, hostEnd)) {
            throw new AmbiguousRequestException("The host is not that of the address");
        }
    }
}
