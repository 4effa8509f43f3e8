package io.dateline.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.dateline.benchmarks.result.BenchFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the JDK's own server. */
class OpenLoopTest {

    private final AtomicInteger asked = new AtomicInteger();
    private volatile int status = 200;
    private HttpServer server;
    private URI address;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] body = "there".getBytes(ISO_8859_1);
            exchange.getResponseHeaders().add("X-Kind", "river");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/a?b=c");
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void anAnswerIsReadWithItsHeadAndBody() throws IOException {
        RawAnswer answer = Connection.ask(address);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("x-kind")).hasValue("river");
        assertThat(answer.body()).hasToString("there");
    }

    @Test
    void aConnectionIsUsedAgain() throws IOException {
        byte[] request = Connection.get(address, List.of("Accept: */*"));
        try (Connection connection = new Connection(address)) {
            assertThat(connection.send(request).body())
                    .isEqualTo(connection.send(request).body());
        }
    }

    @Test
    void everyRequestThatIsDueIsMade() throws Exception {
        Histogram times = new OpenLoop(address, 4).run(200, 1);

        assertThat(times.getTotalCount()).isEqualTo(200).isEqualTo(asked.get());
    }

    @Test
    void aRequestThatIsRefusedIsNoFigure() {
        status = 503;

        assertThatThrownBy(() -> new OpenLoop(address, 1).run(10, 1))
                .isInstanceOf(BenchFailed.class)
                .hasMessageContaining("Answered 503");
    }
}
