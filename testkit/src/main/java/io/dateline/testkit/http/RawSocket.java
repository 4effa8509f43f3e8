package io.dateline.testkit.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A TCP connection to a port of loopback that sends any bytes. A read takes at most 10 s. */
public final class RawSocket implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket = new Socket();

    /** Connects. */
    public RawSocket(int port) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
        socket.setSoTimeout(TIMEOUT_MILLIS);
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
     * Reads until the other side closes or resets the connection.
     *
     * @throws java.net.SocketTimeoutException if nothing arrives for 10 s
     */
    public String untilClosed() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(read);
        } catch (SocketException e) {
            // Reset: the bytes read so far are the answer.
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    /** Reads up to the end of an HTTP head, or to the end of the connection. */
    public String head() throws IOException {
        return readTo("\r\n\r\n");
    }

    /**
     * Reads up to and including the first occurrence of a text.
     *
     * @throws IOException if the connection ends first
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
