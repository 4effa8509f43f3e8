package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dateline.testkit.http.RawSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long clients may take, how much they may send, and how many connections they may have. */
class ConnectionLimitsTest {

    private static final String ARTICLE = "/api/v1/articles/the-bridge";
    private static final String READ = "GET " + ARTICLE + " HTTP/1.1\r\nHost: x\r\n";

    private final List<RawSocket> clients = new ArrayList<>();
    private RunningGateway gateway;

    @AfterEach
    void stop() throws Exception {
        for (RawSocket client : clients) {
            client.close();
        }
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {ARTICLE, "/docs", "/", "/api/nothing", "/api/v1/articles?limit=0", "/api/v1/newsroom/articles"})
    void aBodyThatNobodyWantsAndDoesNotEndEndsWithItsConnection(String path) throws Exception {
        start();
        gateway.get(ARTICLE);
        RawSocket client = client().send("GET " + path + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");

        String chunk = "4000\r\n" + " ".repeat(0x4000) + "\r\n";
        // Sockets hold some megabytes, and more is not taken.
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        client.send(chunk);
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void aBodyOfACachedReadThatIsTooLargeIs413AndOneThatIsNotIsRead() throws Exception {
        start();
        gateway.get(ARTICLE);

        assertThat(client().send(READ + "Content-Length: 65537\r\n\r\n").untilClosed())
                .startsWith("HTTP/1.1 413 ");
        assertThat(client().send(READ + "Connection: close\r\nContent-Length: 65536\r\n\r\n" + " ".repeat(65_536))
                        .untilClosed())
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET " + ARTICLE, "GET /docs", "OPTIONS " + ARTICLE, "POST /api/nothing", "POST " + ARTICLE})
    void aBodyThatTricklesKeepsNoConnection(String start) throws Exception {
        start("DATELINE_BODY_TIMEOUT", "300ms");
        gateway.get(ARTICLE);
        RawSocket client = client().send(start + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");

        await().pollDelay(java.time.Duration.ofMillis(20)).until(() -> isClosedTo(client, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"G", "GET / HTTP/1.1\r\nX:", "\r\n"})
    void aHeadThatTricklesKeepsNoConnection(String start) throws Exception {
        start("DATELINE_HEAD_TIMEOUT", "300ms");
        RawSocket client = client().send(start);

        await().until(() -> isClosedTo(client, "E"));
        assertThat(closed("head")).isOne();
    }

    @Test
    void whoDoesNotReadIsCutOff() throws Exception {
        start("DATELINE_WRITE_TIMEOUT", "300ms");
        gateway.get("/docs/swagger-ui-bundle.js");
        RawSocket client = client();
        client.send("GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: x\r\n\r\n".repeat(20));

        // Silence would end it too, but later.
        await().until(() -> closed("write") == 1);
        await().until(() -> open() == 1);
    }

    @Test
    void threeHundredThatTrickleShutNobodyOut() throws Exception {
        start("DATELINE_MAX_CONNECTIONS", "300");
        gateway.get(ARTICLE);
        for (int i = 0; i < 300; i++) {
            client().send(READ + "Content-Length: 1000\r\n\r\nx");
        }
        // The one of the other client was idle, and had to go.
        await().until(() -> closed("for-another") == 1);

        await().untilAsserted(() -> {
            for (int i = 0; i < 20; i++) {
                assertThat(client().send(READ + "\r\n").head()).startsWith("HTTP/1.1 200 ");
            }
        });
    }

    @Test
    void theLongestIdleGoesWhenThereAreTooMany() throws Exception {
        start("DATELINE_MAX_CONNECTIONS", "3");
        RawSocket first = client();
        RawSocket second = client();
        RawSocket third = client();
        for (RawSocket client : List.of(second, third, first)) {
            assertThat(client.send(READ + "\r\n").head()).startsWith("HTTP/1.1 200 ");
        }

        RawSocket fourth = client();

        assertThat(fourth.send(READ + "\r\n").head()).startsWith("HTTP/1.1 200 ");
        assertThat(second.untilClosed()).endsWith("}");
        for (RawSocket client : List.of(first, third)) {
            assertThat(client.send(READ + "Connection: close\r\n\r\n").untilClosed())
                    .contains("HTTP/1.1 200 ");
        }
    }

    @Test
    void aNewcomerGoesWhereNobodyIsIdle() throws Exception {
        start("DATELINE_MAX_CONNECTIONS", "2");
        io.vertx.core.Promise<io.dateline.contract.Representation> slow = io.vertx.core.Promise.promise();
        gateway.services.answer(io.dateline.contract.ArticleContract.FIND, (q, call) -> slow.future());
        RawSocket first = client().send(READ + "Connection: close\r\n\r\n");
        RawSocket second = client().send(READ + "Connection: close\r\n\r\n");
        await().until(() -> gateway.services
                        .asked(io.dateline.contract.ArticleContract.FIND)
                        .size()
                == 1);

        await().until(() -> client().untilClosed().isEmpty());

        assertThat(gateway.meters
                        .counter("dateline.http.connections.refused", "reason", "full")
                        .count())
                .isPositive();
        slow.complete(RecordedServices.representation(RecordedServices.article("the-bridge", 3, false)));
        assertThat(first.untilClosed()).startsWith("HTTP/1.1 200 ");
        assertThat(second.untilClosed()).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void oneAddressHasSoManyConnectionsAndNoMore() throws Exception {
        start("DATELINE_MAX_CONNECTIONS_PER_ADDRESS", "2");
        RawSocket first = client();
        RawSocket second = client();
        assertThat(first.send(READ + "\r\n").head()).startsWith("HTTP/1.1 200 ");

        assertThat(client().untilClosed()).isEmpty();

        assertThat(gateway.meters
                        .counter("dateline.http.connections.refused", "reason", "address")
                        .count())
                .isOne();
        second.close();
        await().until(() ->
                client().send(READ + "Connection: close\r\n\r\n").untilClosed().startsWith("HTTP/1.1 200 "));
    }

    @Test
    void connectionsOfKnownProxiesDoNotCountForTheirAddress() throws Exception {
        start("DATELINE_MAX_CONNECTIONS_PER_ADDRESS", "1", "DATELINE_TRUSTED_PROXIES", "127.0.0.1");

        for (int i = 0; i < 5; i++) {
            assertThat(client().send(READ + "\r\n").head()).startsWith("HTTP/1.1 200 ");
        }
        assertThat(open()).isEqualTo(5);
    }

    private void start(String... settings) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("DATELINE_RATE_LIMITS", "off"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        gateway = RunningGateway.start(all);
    }

    private RawSocket client() throws IOException {
        RawSocket client = new RawSocket(gateway.port());
        clients.add(client);
        return client;
    }

    private double closed(String reason) {
        return gateway.meters
                .counter("dateline.http.connections.closed", "reason", reason)
                .count();
    }

    private double open() {
        return gateway.meters.get("dateline.http.connections").gauge().value();
    }

    /** Sends on, and finds out sooner or later that nobody is there. */
    private static boolean isClosedTo(RawSocket client, String text) {
        try {
            client.send(text);
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
