package io.dateline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.dateline.loglevel.LogLevels;
import io.dateline.testkit.http.Api;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.http.RawSocket;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Log levels as they are changed at the operations port, which listens on every address of this machine. */
class LogLevelRequestsTest {

    private static final String LOGGER = "io.example.Thing";
    private static final String PATH = "/log-levels/" + LOGGER;
    private static final String DEBUG = "{\"level\": \"DEBUG\"}";

    private static final LoggerContext LOGGERS = new LoggerContext();
    private static final AtomicLong NANOS = new AtomicLong();
    private static Vertx vertx;
    private static int port;
    private static Api operations;

    @BeforeAll
    static void listen() {
        vertx = Vertx.vertx();
        port = new OperationsServer(new Health("test", () -> false), () -> "", new LogLevels(LOGGERS, NANOS::get))
                .listen(vertx, "0.0.0.0", 0)
                .await();
        operations = new Api(URI.create("http://127.0.0.1:" + port));
    }

    @AfterAll
    static void close() {
        vertx.close().await();
    }

    @BeforeEach
    void logOnce() throws Exception {
        LOGGERS.getLogger("ROOT").setLevel(Level.INFO);
        LOGGERS.getLogger(LOGGER);
        operations.send("DELETE", PATH, null);
    }

    @Test
    void aLevelIsSetShownAndBackByItself() throws Exception {
        Exchange set = operations.send("PUT", PATH, DEBUG).hasStatus(200);

        assertThat(LOGGERS.getLogger(LOGGER).isDebugEnabled()).isTrue();
        JsonObject changed = set.json().getJsonArray("changed").getJsonObject(0);
        assertThat(changed.getString("logger")).isEqualTo(LOGGER);
        assertThat(changed.getString("level")).isEqualTo("DEBUG");
        assertThat(changed.getInteger("secondsLeft")).isEqualTo(600);
        assertThat(operations.get("/log-levels").json()).isEqualTo(set.json());

        NANOS.addAndGet(Duration.ofMinutes(10).toNanos());
        await().until(() -> !LOGGERS.getLogger(LOGGER).isDebugEnabled());
        assertThat(operations.get("/log-levels").json().getJsonArray("changed")).isEmpty();
    }

    @Test
    void aLevelIsPutBackAtOnce() throws Exception {
        operations.send("PUT", PATH, DEBUG).hasStatus(200);

        operations.send("DELETE", PATH, null).hasStatus(204);

        assertThat(LOGGERS.getLogger(LOGGER).isDebugEnabled()).isFalse();
        operations.send("DELETE", PATH, null).hasStatus(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DEBUG",
                "[]",
                "{}",
                "{\"level\": \"debug\"}",
                "{\"level\": \"TRACE\"}",
                "{\"level\": \"OFF\"}",
                "{\"level\": null}",
                "{\"level\": 1}",
                "{\"level\": \"DEBUG\", \"for\": \"ever\"}",
                "{\"level\": \"DEBUG\""
            })
    void aBodyThatSaysAnythingElseIsRefused(String body) throws Exception {
        operations.send("PUT", PATH, body).hasStatus(400);

        assertThat(LOGGERS.getLogger(LOGGER).isDebugEnabled()).isFalse();
    }

    @Test
    void aBodyOfNoKnownOrTooGreatALengthIsRefused() throws Exception {
        operations.send("PUT", PATH, DEBUG + " ".repeat(300)).hasStatus(413);
        assertThat(raw("PUT " + PATH + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 411 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/log-levels/io.example.Nothing", "/log-levels/", "/log-levels/%52OOT", "/log-levels/a/b"})
    void noLoggerIsMadeByItsName(String path) throws Exception {
        int before = LOGGERS.getLoggerList().size();

        operations.send("PUT", path, DEBUG).hasStatus(404);

        assertThat(LOGGERS.getLoggerList()).hasSize(before);
    }

    @Test
    void otherMethodsAreNotAllowed() throws Exception {
        assertThat(operations.send("POST", PATH, DEBUG).hasStatus(405).header("Allow"))
                .isEqualTo("PUT, DELETE");
        assertThat(operations.send("PUT", "/log-levels", DEBUG).hasStatus(405).header("Allow"))
                .isEqualTo("GET");
    }

    @Test
    void whoeverIsNotOnThisMachineMayNot() throws Exception {
        InetAddress outside = outside().orElse(null);
        assumeTrue(outside != null, "this machine has an address beyond loopback");

        for (String request : new String[] {
            "GET /log-levels HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            "PUT " + PATH + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " + DEBUG.length()
                    + "\r\n\r\n" + DEBUG,
            "DELETE " + PATH + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        }) {
            try (Socket socket = new Socket(outside, port)) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        .as(request)
                        .startsWith("HTTP/1.1 403 ");
            }
        }
        assertThat(LOGGERS.getLogger(LOGGER).isDebugEnabled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: localhost\r\nX-Forwarded-For: 203.0.113.9",
                "Host: 127.0.0.1\r\nForwarded: for=203.0.113.9"
            })
    void neitherMayAProxyNorAWebPageOfAnotherName(String headers) throws Exception {
        assertThat(raw("GET /log-levels HTTP/1.1\r\n" + headers + "\r\n\r\n")).startsWith("HTTP/1.1 403 ");
    }

    private static String raw(String request) throws IOException {
        try (RawSocket socket = new RawSocket(port)) {
            return socket.send(request).head();
        }
    }

    private static Optional<InetAddress> outside() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();
    }
}
