package io.dateline.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RawSocketTest {

    /** A server resets a connection where it closes it with something unread. */
    @Test
    void whatCameBeforeAResetCounts() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerAndReset(server));
            try (RawSocket client = new RawSocket(server.getLocalPort())) {
                assertThat(client.send("unread").untilClosed()).isIn("answer", "");
            }
        }
    }

    private static void answerAndReset(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write("answer".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The test fails.
        }
    }
}
