package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.operation.Operation;
import io.dateline.gateway.operation.OperationHandler.Upload.Receiver;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.http.RawSocket;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies that are handed on while they are received. */
class UploadsTest {

    private static final int LIMIT = 300_000;

    private static final String DESCRIPTION = """
            paths:
              /own/files:
                post:
                  operationId: upload
                  security: [{accessToken: []}]
                  requestBody:
                    required: true
                    content: {application/octet-stream: {schema: {type: string, format: binary}}}
            """;

    private final Receiving receiving = new Receiving();
    private RunningGateway gateway;

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void allChunksComeOneAfterTheOther() throws Exception {
        start();
        String body = "0123456789".repeat(LIMIT / 10);

        Exchange answer = upload(body).hasStatus(201);

        assertThat(answer.json().getInteger("bytes")).isEqualTo(LIMIT);
        assertThat(receiving.received.toString()).isEqualTo(body);
        assertThat(receiving.aborted).hasValue(0);
    }

    @Test
    void theNextChunkWaitsUntilTheOneBeforeIsTaken() throws Exception {
        start();
        Promise<Void> taken = Promise.promise();
        receiving.slow = taken.future();
        try (RawSocket client = new RawSocket(gateway.port())) {
            client.send(head(20_000) + "x".repeat(10_000));
            await().until(() -> receiving.received.length() > 0);
            int first = receiving.received.length();
            client.send("x".repeat(10_000));
            // The gateway may read in the meantime, but hands nothing on.
            gateway.get("/problems/invalid").hasStatus(200);
            assertThat(receiving.received.length()).isEqualTo(first);
            receiving.slow = Future.succeededFuture();
            taken.complete();

            assertThat(client.head()).startsWith("HTTP/1.1 201 ");
        }
        assertThat(receiving.received.length()).isEqualTo(20_000);
    }

    @Test
    void moreThanTheLimitIs413AndWhatWasReceivedIsDropped() throws Exception {
        start();
        try (RawSocket client = new RawSocket(gateway.port())) {
            assertThat(client.send(head(LIMIT + 1)).head()).startsWith("HTTP/1.1 413 ");
        }
        try (RawSocket client = new RawSocket(gateway.port())) {
            client.send(head(0).replace("Content-Length: 0", "Transfer-Encoding: chunked"));
            String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
            assertThat(client.send(chunk.repeat(5)).head()).startsWith("HTTP/1.1 413 ");
        }
        assertThat(receiving.received.length()).isLessThanOrEqualTo(LIMIT);
        assertThat(receiving.aborted).hasValue(2);
        assertThat(receiving.ended).hasValue(0);
    }

    @Test
    void oneThatIsCutOffOrTooSlowIsDropped() throws Exception {
        start("DATELINE_BODY_TIMEOUT", "300ms");
        try (RawSocket client = new RawSocket(gateway.port())) {
            assertThat(client.send(head(100) + "x").head()).startsWith("HTTP/1.1 408 ");
        }
        try (RawSocket client = new RawSocket(gateway.port())) {
            client.send(head(100) + "x");
        }
        await().until(() -> receiving.aborted.get() == 2);
    }

    @Test
    void theTimeOfTheBodyIsNotOfTheBudgetForTheAnswer() throws Exception {
        start();
        try (RawSocket client = new RawSocket(gateway.port())) {
            client.send(head(2) + "x");
            await().until(() -> receiving.received.length() == 1);
            await().until(() -> receiving.first.left().isZero());

            assertThat(client.send("x").head()).startsWith("HTTP/1.1 201 ");
        }
        assertThat(receiving.timeLeft).isPositive();
    }

    @Test
    void whereAChunkCannotBeWrittenTheFailureIsTold() throws Exception {
        start();
        receiving.slow = Future.failedFuture(Failure.busy("busy", "The store is full."));

        upload("x".repeat(100_000)).hasStatus(503);

        assertThat(receiving.aborted).hasValue(1);
    }

    @Test
    void nothingIsReceivedBeforeAllElseIsChecked() throws Exception {
        start();
        gateway.send("POST", "/own/files", "x", "Content-Type", "application/octet-stream")
                .hasStatus(401);
        gateway.send("POST", "/own/files", "x", RunningGateway.with(gateway.signedIn(), "Content-Type", "text/plain"))
                .hasStatus(415);
        try (RawSocket client = new RawSocket(gateway.port())) {
            client.send(head(5).replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n"));
            assertThat(client.head()).startsWith("HTTP/1.1 100 ");
            assertThat(client.send("hello").head()).startsWith("HTTP/1.1 201 ");
        }
        assertThat(receiving.begun).hasValue(1);
    }

    private Exchange upload(String body) throws Exception {
        return gateway.send(
                "POST",
                "/own/files",
                body,
                RunningGateway.with(gateway.signedIn(), "Content-Type", "application/octet-stream"));
    }

    private String head(int length) throws Exception {
        return "POST /own/files HTTP/1.1\r\nHost: x\r\n" + String.join(": ", gateway.signedIn())
                + "\r\nContent-Type: application/octet-stream\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private void start(String... settings) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("DATELINE_RATE_LIMITS", "off"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        gateway = OwnOperations.start(all, DESCRIPTION, Operation.staffUpload("upload", LIMIT, request -> {
            receiving.begun.incrementAndGet();
            receiving.first = request.call();
            return Future.succeededFuture(receiving);
        }));
    }

    private static final class Receiving implements Receiver {

        final StringBuffer received = new StringBuffer();
        final AtomicInteger begun = new AtomicInteger();
        final AtomicInteger ended = new AtomicInteger();
        final AtomicInteger aborted = new AtomicInteger();
        volatile Call first = Call.ofService("none");
        volatile Duration timeLeft = Duration.ZERO;
        volatile Future<Void> slow = Future.succeededFuture();

        @Override
        public Future<Void> write(Buffer chunk) {
            received.append(chunk);
            return slow;
        }

        @Override
        public Future<Answer> end(Call call) {
            ended.incrementAndGet();
            timeLeft = call.left();
            return Future.succeededFuture(Answer.json(201, Map.of("bytes", received.length())));
        }

        @Override
        public void abort() {
            aborted.incrementAndGet();
        }
    }
}
