package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.gateway.operation.Access;
import io.dateline.gateway.operation.Operation;
import io.dateline.gateway.stream.OpenStream;
import io.dateline.gateway.stream.StreamAnswer;
import io.dateline.testkit.http.RawSocket;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that go on: how they are kept open, and how they end. */
class StreamsTest {

    private static final String DESCRIPTION = """
            paths:
              /own/events:
                get: {operationId: follow}
            """;
    private static final String FOLLOW = "GET /own/events HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String HEARTBEAT = "\r\n:\n\n\r\n";

    private final List<OpenStream> opened = new CopyOnWriteArrayList<>();
    private final AtomicInteger ended = new AtomicInteger();
    private RunningGateway gateway;

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void eventsComeAsTheyAreWrittenUnderTheMediaTypeOfTheAnswer() throws Exception {
        start();
        try (RawSocket client = follow()) {
            opened.getFirst().write(Buffer.buffer("data: one\n\n"));
            opened.getFirst().write(Buffer.buffer("data: two\n\n"));
            opened.getFirst().end();

            assertThat(client.until("0\r\n\r\n")).contains("data: one", "data: two");
            // The connection is good for more.
            assertThat(client.send("GET /problems/invalid HTTP/1.1\r\nHost: x\r\n\r\n")
                            .head())
                    .startsWith("HTTP/1.1 200 ");
        }
        assertThat(ended).hasValue(1);
        assertThat(gateway.gateway().openStreams()).isZero();
    }

    @Test
    void theHeadComesAtOnceAndToHeadAlone() throws Exception {
        start();
        try (RawSocket client = new RawSocket(gateway.port())) {
            assertThat(client.send(FOLLOW).head())
                    .startsWith("HTTP/1.1 200 ")
                    .containsIgnoringCase("content-type: text/event-stream\r\n")
                    .containsIgnoringCase("cache-control: no-store\r\n")
                    .contains("X-Request-Id: ");
        }
        assertThat(gateway.send("HEAD", "/own/events", null).hasStatus(200).header("Content-Type"))
                .isEqualTo("text/event-stream");
        assertThat(opened).hasSize(1);
    }

    /** As long as ten times the heartbeats is several times the idle time-out. */
    @Test
    void heartbeatsKeepItOpenPastTheIdleTimeout() throws Exception {
        start("DATELINE_IDLE_TIMEOUT", "600ms", "DATELINE_WRITE_TIMEOUT", "600ms", "DATELINE_HEAD_TIMEOUT", "600ms");
        try (RawSocket client = follow()) {
            for (int i = 0; i < 10; i++) {
                client.until(HEARTBEAT);
            }
            opened.getFirst().write(Buffer.buffer("data: still here\n\n"));
            client.until("data: still here");
        }
    }

    @Test
    void aClientThatReceivesTooSlowlyIsCutOff() throws Exception {
        start();
        try (RawSocket client = follow()) {
            Buffer event = Buffer.buffer("data: " + "x".repeat(32_000) + "\n\n");
            // Sockets hold some megabytes before anything waits here.
            await().until(() -> {
                for (int i = 0; i < 20; i++) {
                    opened.getFirst().write(event);
                }
                return ended.get() == 1;
            });
            assertThat(gateway.meters
                            .get("dateline.http.connections.closed")
                            .tag("reason", "write")
                            .counter()
                            .count())
                    .isEqualTo(1);
            assertThat(gateway.gateway().openStreams()).isZero();
            client.untilClosed();
        }
    }

    @Test
    void whatIsWrittenByAnotherThreadComesInOrder() throws Exception {
        start();
        try (RawSocket client = follow()) {
            for (int i = 0; i < 500; i++) {
                opened.getFirst().write(Buffer.buffer("data: " + i + ";\n\n"));
            }
            client.until("data: 499;");
        }
    }

    @Test
    void whoeverGoesLeavesNothingBehind() throws Exception {
        start();
        follow().close();

        await().until(() -> ended.get() == 1);
        assertThat(gateway.gateway().openStreams()).isZero();
        opened.getFirst().write(Buffer.buffer("data: to nobody\n\n"));
        opened.getFirst().end();
    }

    @Test
    void ofTooManyTheLastIsRefusedAndThereIsRoomAgainWhenOneEnds() throws Exception {
        start("DATELINE_MAX_CONNECTIONS", "4");
        try (RawSocket first = follow();
                RawSocket second = follow()) {
            try (RawSocket third = new RawSocket(gateway.port())) {
                assertThat(third.send(FOLLOW).head())
                        .startsWith("HTTP/1.1 503 ")
                        .containsIgnoringCase("retry-after: ");
            }
            opened.getFirst().end();
            first.until("0\r\n\r\n");
            follow().close();
        }
    }

    @Test
    void whenTheGatewayStopsStreamsEndWithTheirConnections() throws Exception {
        start();
        try (RawSocket client = follow()) {
            gateway.gateway().endAfterAnswers();

            assertThat(client.untilClosed()).endsWith("0\r\n\r\n");
            // Until it is stopped it serves on, and what is opened meanwhile goes elsewhere too.
            try (RawSocket late = new RawSocket(gateway.port())) {
                assertThat(late.send(FOLLOW).untilClosed())
                        .startsWith("HTTP/1.1 200 ")
                        .endsWith("0\r\n\r\n");
            }
        }
        await().until(() -> ended.get() == 2);
        assertThat(gateway.gateway().openStreams()).isZero();
    }

    @Test
    void aStreamThatFailsToOpenIsAProblemAndOneThatFailsToBeginEnds() throws Exception {
        gateway = OwnOperations.start(
                Map.of("DATELINE_RATE_LIMITS", "off"),
                DESCRIPTION.replace(
                        "follow}", "follow, parameters: [{name: begin, in: query, schema: {type: string}}]}"),
                Operation.stream("follow", Access.PUBLIC, List.of(), request -> {
                    if (request.arguments().optionalText("begin") == null) {
                        throw new IllegalStateException("Not now");
                    }
                    return Future.succeededFuture(StreamAnswer.events(stream -> {
                        throw new IllegalStateException("Not any more");
                    }));
                }));

        gateway.get("/own/events").hasStatus(500);
        try (RawSocket client = new RawSocket(gateway.port())) {
            client.send(FOLLOW.replace("events", "events?begin=yes")).until("0\r\n\r\n");
        }
        await().until(() -> gateway.gateway().openStreams() == 0);
    }

    private void start(String... settings) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("DATELINE_RATE_LIMITS", "off"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        gateway = OwnOperations.start(
                all,
                DESCRIPTION,
                Operation.stream(
                        "follow",
                        Access.PUBLIC,
                        List.of(),
                        request -> Future.succeededFuture(StreamAnswer.events(stream -> {
                            opened.add(stream);
                            return ended::incrementAndGet;
                        }))));
    }

    /** A client whose stream is open. */
    private RawSocket follow() throws IOException {
        int before = opened.size();
        RawSocket client = new RawSocket(gateway.port()).send(FOLLOW);
        assertThat(client.head()).startsWith("HTTP/1.1 200 ");
        await().until(() -> opened.size() > before);
        return client;
    }
}
