package io.dateline.testkit.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections to a server that says again what it hears. */
class LinkTest {

    private static final int MOMENT_MILLIS = 300;
    private static final int PATIENCE_MILLIS = 10_000;

    private ServerSocket echo;
    private Link link;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!echo.isClosed()) {
                try {
                    Socket client = echo.accept();
                    Thread.ofVirtual().start(() -> repeat(client));
                } catch (IOException e) {
                    return;
                }
            }
        });
        link = new Link(echo.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        link.close();
        echo.close();
    }

    @Test
    void silencedConnectionsStayOpenAndNewOnesWork() throws IOException {
        try (Socket old = connect()) {
            assertThat(echoed(old)).isEqualTo('x');

            link.silence();

            assertThatThrownBy(() -> echoed(old)).isInstanceOf(SocketTimeoutException.class);
            try (Socket fresh = connect()) {
                assertThat(echoed(fresh)).isEqualTo('x');
            }
            link.heal();
            assertThat(old.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void whoConnectsToWhatIsCutIsNotAnswered() throws Exception {
        link.cut();

        assertThatThrownBy(this::connect).isInstanceOf(SocketTimeoutException.class);
        link.heal();
        try (Socket fresh = connect(PATIENCE_MILLIS)) {
            assertThat(echoed(fresh)).isEqualTo('x');
        }
    }

    @Test
    void whereTheServerIsGoneTheClientIsTold() throws IOException {
        echo.close();

        try (Socket client = connect()) {
            client.setSoTimeout(PATIENCE_MILLIS);
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void whoConnectsToWhatRefusesIsToldAtOnceAndSoAreThoseWhoAreConnected() throws Exception {
        try (Socket old = connect(PATIENCE_MILLIS)) {
            assertThat(echoed(old)).isEqualTo('x');

            link.refuse();

            assertThat(old.getInputStream().read()).isEqualTo(-1);
            assertThatThrownBy(() -> connect(PATIENCE_MILLIS)).isInstanceOf(ConnectException.class);
        }
        link.heal();
        try (Socket fresh = connect(PATIENCE_MILLIS)) {
            assertThat(echoed(fresh)).isEqualTo('x');
        }
    }

    @Test
    void whatIsSwallowedFromTheBeginningIsCountedUntilItsClientEndsIt() throws Exception {
        link.swallow(true);
        try (Socket lost = connect()) {
            assertThatThrownBy(() -> echoed(lost)).isInstanceOf(SocketTimeoutException.class);
            assertThat(link.connections()).isOne();
        }
        await().until(() -> link.connections() == 0);

        link.swallow(false);
        try (Socket fresh = connect(PATIENCE_MILLIS)) {
            assertThat(echoed(fresh)).isEqualTo('x');
        }
    }

    private Socket connect() throws IOException {
        return connect(MOMENT_MILLIS);
    }

    private Socket connect(int patienceMillis) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), link.port()), patienceMillis);
        socket.setSoTimeout(patienceMillis);
        return socket;
    }

    private static int echoed(Socket socket) throws IOException {
        socket.getOutputStream().write('x');
        return socket.getInputStream().read();
    }

    private static void repeat(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // It has gone.
        }
    }
}
