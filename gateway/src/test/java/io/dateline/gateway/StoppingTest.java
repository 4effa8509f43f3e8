package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dateline.contract.ArticleContract;
import io.dateline.contract.Representation;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.http.RawSocket;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The orderly end. */
class StoppingTest {

    @Test
    void aRequestInHandIsAnsweredAndNoNewOneIsTaken() throws Exception {
        try (RunningGateway gateway = RunningGateway.start();
                ExecutorService threads = Executors.newCachedThreadPool()) {
            Promise<Representation> slow = Promise.promise();
            gateway.services.answer(ArticleContract.FIND, (q, call) -> slow.future());
            CompletableFuture<Exchange> inHand = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return gateway.get("/api/v1/articles/the-bridge");
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    threads);
            await().until(() -> gateway.services.asked(ArticleContract.FIND).size() == 1);

            Future<Void> stopped = gateway.gateway().stop();

            await().untilAsserted(() -> assertThatThrownBy(() -> new RawSocket(gateway.port()).close())
                    .isInstanceOf(IOException.class));
            assertThat(stopped.isComplete()).isFalse();
            slow.complete(RecordedServices.representation(RecordedServices.article("the-bridge", 3, false)));
            assertThat(inHand.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
            stopped.await(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void anIdleConnectionDoesNotHoldItUp() throws Exception {
        try (RunningGateway gateway = RunningGateway.start();
                RawSocket idle = new RawSocket(gateway.port())) {
            idle.send("GET /problems/invalid HTTP/1.1\r\nHost: x\r\n\r\n").head();

            gateway.gateway().stop().await(3, TimeUnit.SECONDS);
        }
    }

    @Test
    void fromTheMomentItIsToldToStopEachAnswerEndsItsConnection() throws Exception {
        try (RunningGateway gateway = RunningGateway.start()) {
            String cached = "GET /api/v1/articles/the-bridge HTTP/1.1\r\nHost: x\r\n\r\n";
            gateway.get("/api/v1/articles/the-bridge");
            try (RawSocket reader = new RawSocket(gateway.port());
                    RawSocket pipeline = new RawSocket(gateway.port());
                    RawSocket nothing = new RawSocket(gateway.port())) {
                assertThat(reader.send(cached).head()).doesNotContainIgnoringCase("connection: close");

                gateway.gateway().endAfterAnswers();

                assertThat(closing(reader.send(cached).untilClosed())).isOne();
                assertThat(closing(
                                nothing.send(cached.replace("the-bridge", "")).untilClosed()))
                        .isOne();
                // What a client sent behind it is not handled, and said to be so (RFC 9112, section 9.6).
                String together = pipeline.send(cached.repeat(3)).untilClosed();
                assertThat(together.split("HTTP/1.1 ", -1)).hasSize(2);
                assertThat(closing(together)).isOne();
            }
        }
    }

    private static int closing(String answers) {
        return answers.toLowerCase(Locale.ROOT).split("connection: close", -1).length - 1;
    }
}
