package io.dateline.node;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks the process in the same container whether it is ready, for a container without a shell: exit code 0 if it is,
 * else 1.
 *
 * <p>It is started every few seconds, so it uses nothing that takes long to load.
 */
public final class HealthCheck {

    private static final int TIMEOUT_MILLIS = 2_000;
    private static final byte[] QUESTION = "GET /health/ready HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_FROM = "HTTP/1.x ".length();
    private static final int STATUS_DIGITS = 3;

    private HealthCheck() {}

    /** Asks at the port {@code DATELINE_OPS_PORT}, by default 9090. */
    public static void main(String[] args) {
        String port = System.getenv("DATELINE_OPS_PORT");
        System.exit(isReady(port == null || port.isBlank() ? 9090 : Integer.parseInt(port.strip())) ? 0 : 1);
    }

    static boolean isReady(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(QUESTION);
            return isOk(socket.getInputStream());
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOk(InputStream answer) throws IOException {
        byte[] start = answer.readNBytes(STATUS_FROM + STATUS_DIGITS);
        return new String(start, StandardCharsets.US_ASCII).endsWith(" 200");
    }
}
