package io.dateline.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A plain connection to a port of loopback, on which anything can be sent. Whoever reads from it waits 10 s at most. */
public final class RawSocket implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket = new Socket();

    /** Connects. */
    public RawSocket(int port) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** Sends text, a byte for each character. */
    public RawSocket send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends bytes. */
    public RawSocket send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /**
     * All that comes until the other side closes, or resets the connection because something was not read.
     *
     * @throws java.net.SocketTimeoutException if it does neither
     */
    public String untilClosed() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(read);
        } catch (SocketException e) {
            // Reset: what came before counts.
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    /** Everything up to the end of the first head, or to the end of the connection. */
    public String head() throws IOException {
        return readTo("\r\n\r\n");
    }

    /**
     * Everything up to the first of that text.
     *
     * @throws IOException if the connection ends before
     */
    public String until(String text) throws IOException {
        String read = readTo(text);
        if (!read.endsWith(text)) {
            throw new IOException("Closed after " + read);
        }
        return read;
    }

    private String readTo(String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(end, read.length() - end.length()) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            read.append((char) next);
        }
        return read.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
