package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.contract.ArticleContract;
import io.dateline.contract.Changed;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract;
import io.dateline.contract.Representation;
import io.dateline.contract.SessionContract;
import io.dateline.contract.WriteResult;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.http.RawSocket;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left of a request's time when a service is asked. */
class BudgetTest {

    private static final String COMMENT =
            "{\"author\":{\"name\":\"Ines\",\"email\":\"ines@example.org\"},\"body\":\"Monday.\"}";

    private final AtomicLong left = new AtomicLong(-1);
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
    void aReadAndAWriteHaveLessThanTwoSeconds() throws Exception {
        gateway.services.answer(ArticleContract.FIND, (question, call) -> {
            left.set(call.millisLeft());
            return Promise.<Representation>promise().future();
        });
        gateway.services.answer(CommentContract.WRITE, (question, call) -> {
            left.set(call.millisLeft());
            return Promise.<WriteResult<Comment>>promise().future();
        });

        Exchange read = gateway.get("/api/v1/articles/the-bridge");
        assertThat(left.getAndSet(-1)).isBetween(1L, 1_900L);
        Exchange write = gateway.post("/api/v1/articles/the-bridge/comments", COMMENT);
        assertThat(left).hasValueBetween(1L, 1_900L);

        for (Exchange exchange : new Exchange[] {read, write}) {
            assertThat(exchange.status()).isEqualTo(503);
            assertThat(exchange.header("Retry-After")).isNotNull();
        }
    }

    @Test
    void whatIsAskedFirstTakesOfIt() throws Exception {
        String[] signedIn = gateway.signedIn();
        gateway.services.answer(
                SessionContract.FIND_ACTIVE,
                (question, call) ->
                        gateway.vertx.timer(800, TimeUnit.MILLISECONDS).map(late -> RecordedServices.editor()));
        gateway.services.answer(ArticleContract.PUBLISH, (question, call) -> {
            left.set(call.millisLeft());
            return Future.succeededFuture(
                    new WriteResult<>(RecordedServices.article("the-bridge", 4, true), Changed.nothing()));
        });

        gateway.post("/api/v1/newsroom/articles/17/publish", "", signedIn);

        assertThat(left.get()).isBetween(0L, 1_100L);
    }

    @Test
    void aBodyThatComesSlowlyTakesNothingOfIt() throws Exception {
        gateway.services.answer(CommentContract.WRITE, (question, call) -> {
            left.set(call.millisLeft());
            return Future.succeededFuture(RecordedServices.commented(Comment.Status.APPROVED));
        });
        try (RawSocket client = new RawSocket(gateway.port())) {
            client.send("POST /api/v1/articles/the-bridge/comments HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: "
                    + COMMENT.length() + "\r\n\r\n");
            // From now on it waits for the body.
            assertThat(client.head()).contains("100 Continue");
            client.send(COMMENT.substring(0, 10));
            gateway.vertx.timer(3, TimeUnit.SECONDS).await();
            client.send(COMMENT.substring(10)).head();
        }

        assertThat(left.get()).isPositive();
    }

    @Test
    void whereAPasswordIsHashedThereIsMore() throws Exception {
        gateway.services.answer(SessionContract.SIGN_IN, (question, call) -> {
            left.set(call.millisLeft());
            return Future.succeededFuture(new SessionContract.Session(7, 70, "refresh-1"));
        });

        gateway.signedIn();

        assertThat(left.get()).isBetween(2_000L, 5_000L);
    }
}
