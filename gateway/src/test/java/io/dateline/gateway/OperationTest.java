package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.contract.ArticleContract;
import io.dateline.contract.Representation;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.http.RawSocket;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator relies on: figures that tell what happens. */
class OperationTest {

    private static final String ARTICLE = "/api/v1/articles/the-bridge";

    private RunningGateway gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = RunningGateway.start();
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void requestsAreMeasuredByOperationAndClassOfStatus() throws Exception {
        gateway.get(ARTICLE);
        gateway.get(ARTICLE);
        gateway.get("/api/v1/articles?limit=0");
        gateway.get("/api/nothing");

        assertThat(measured("getArticle", "2xx")).isEqualTo(1);
        assertThat(served("hit")).isEqualTo(1);
        assertThat(served("miss")).isEqualTo(1);
        assertThat(measured("listArticles", "4xx")).isEqualTo(1);
        assertThat(measured("none", "4xx")).isEqualTo(1);
        assertThat(gateway.meters.get("dateline.edge.cache.bytes").gauge().value())
                .isPositive();
    }

    @Test
    void timesAreInBucketsFromFiveMillisecondsToTwoAndAHalfSeconds() throws Exception {
        gateway.get(ARTICLE);

        assertThat(measured("getArticle", "2xx")).isEqualTo(1);
        Timer timer = gateway.meters
                .get("dateline.http.requests")
                .tag("operation", "getArticle")
                .timer();
        assertThat(timer.takeSnapshot().histogramCounts())
                .extracting(bucket -> bucket.bucket(TimeUnit.MILLISECONDS))
                .containsExactly(5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 500.0, 1_000.0, 2_500.0);
    }

    @Test
    void ofTheAnswersThatWereReadySomeAreMeasured() throws Exception {
        gateway.get(ARTICLE);
        Timer sampled = gateway.meters.get("dateline.edge.cache.hit").timer();

        // One of 64 is, on average, and by no chance all of twenty.
        for (int i = 0; i < 20; i++) {
            gateway.get(ARTICLE);
        }
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(1)).until(() -> {
            gateway.get(ARTICLE);
            return sampled.count() > 0;
        });

        assertThat((double) sampled.count()).isLessThan(served("hit"));
        assertThat(measured("getArticle", "2xx")).isEqualTo(1);
    }

    @Test
    void aRequestIsInFlightUntilItIsAnswered() throws Exception {
        Promise<Representation> answer = Promise.promise();
        gateway.services.answer(ArticleContract.FIND, (question, call) -> answer.future());
        assertThat(inFlight()).isZero();

        CompletableFuture<Exchange> asked = gateway.sendLater("GET", ARTICLE);
        await().until(() -> inFlight() == 1);

        answer.complete(RecordedServices.representation(RecordedServices.article("the-bridge", 3, false)));
        assertThat(asked.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        await().until(() -> inFlight() == 0);
    }

    @Test
    void aRequestWhoseClientIsGoneIsInFlightNoMore() throws Exception {
        gateway.services.answer(
                ArticleContract.FIND,
                (question, call) -> Promise.<Representation>promise().future());

        try (RawSocket client = new RawSocket(gateway.port())) {
            client.send("GET " + ARTICLE + " HTTP/1.1\r\nHost: x\r\n\r\n");
            await().until(() -> inFlight() == 1);
        }

        await().until(() -> inFlight() == 0);
    }

    @Test
    void whatIsRefusedOrReadyLeavesNothingInFlight() throws Exception {
        for (String path : List.of(ARTICLE, ARTICLE, "/api/nothing", "/api/v1/articles?limit=0", "/docs")) {
            gateway.get(path);
        }
        try (RawSocket client = new RawSocket(gateway.port())) {
            client.send("GET /%zz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n").untilClosed();
        }

        await().until(() -> inFlight() == 0);
    }

    private double inFlight() {
        return gateway.meters.get("dateline.http.requests.in.flight").gauge().value();
    }

    private double served(String outcome) {
        return gateway.meters
                .get("dateline.edge.cache.requests")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private long measured(String operation, String status) {
        await().until(() -> gateway.meters
                        .find("dateline.http.requests")
                        .tag("operation", operation)
                        .tag("status", status)
                        .timer()
                != null);
        return gateway.meters
                .get("dateline.http.requests")
                .tag("operation", operation)
                .tag("status", status)
                .timer()
                .count();
    }
}
