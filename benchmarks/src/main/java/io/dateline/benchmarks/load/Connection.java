package io.dateline.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vertx.core.buffer.Buffer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;

/** One HTTP/1.1 connection on a plain socket, as cheap as can be: it asks, waits, and asks again. */
public final class Connection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final int BUFFER_BYTES = 64 << 10;

    private final Socket socket = new Socket();
    private final InputStream in;

    /** To this host and port. */
    public Connection(URI address) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
    }

    /** A request ready to be sent. */
    public static byte[] get(URI address, List<String> headers) {
        StringBuilder request = new StringBuilder("GET ").append(address.getRawPath());
        if (address.getRawQuery() != null) {
            request.append('?').append(address.getRawQuery());
        }
        request.append(" HTTP/1.1\r\nHost: ").append(address.getAuthority()).append("\r\n");
        headers.forEach(header -> request.append(header).append("\r\n"));
        return request.append("\r\n").toString().getBytes(ISO_8859_1);
    }

    /** Asks once, on a connection of its own. */
    public static RawAnswer ask(URI address, String... headers) throws IOException {
        try (Connection connection = new Connection(address)) {
            return connection.send(get(address, List.of(headers)));
        }
    }

    /** Sends a request, and waits for the answer. */
    public RawAnswer send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String head = head();
        int status = Integer.parseInt(head.substring(9, 12));
        RawAnswer answer = new RawAnswer(status, head, Buffer.buffer());
        int length = status == 304
                ? 0
                : answer.header("Content-Length").map(Integer::parseInt).orElse(0);
        return new RawAnswer(status, head, Buffer.buffer(in.readNBytes(length)));
    }

    private String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream(512);
        int ended = 0;
        while (ended < 2) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("The connection was closed");
            }
            head.write(next);
            // Two line ends with nothing between them but a carriage return.
            ended = next == '\n' ? ended + 1 : next == '\r' ? ended : 0;
        }
        return head.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
