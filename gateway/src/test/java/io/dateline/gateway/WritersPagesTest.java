package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.dateline.bus.Failure;
import io.dateline.contract.CommentContract;
import io.dateline.contract.Representation;
import io.dateline.contract.SiteContract;
import io.dateline.testkit.http.Exchange;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The form for a reply, and what became of a comment: pages for one reader, of whose token nothing is written down. */
class WritersPagesTest {

    private static final String RECEIVED = "/the-bridge/comments/99/received?token=secret-token";
    private static final String REPLY = "/the-bridge/comments/99/reply";

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(Map.of("DATELINE_RATE_LIMITS", "off", "DATELINE_ACCESS_LOG", "1"));
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        gateway.services.forget();
    }

    @Test
    void whatBecameOfACommentIsAskedForEachTimeWithItsToken() throws Exception {
        for (int i = 0; i < 2; i++) {
            Exchange answer = gateway.get(RECEIVED + "&utm_source=x").hasStatus(200);
            isForOneReader(answer);
            assertThat(answer.response().headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
        }

        assertThat(gateway.services.asked(SiteContract.RECEIVED))
                .extracting(RecordedServices.Question::question)
                .containsExactly(
                        new SiteContract.Received("the-bridge", 99, "secret-token"),
                        new SiteContract.Received("the-bridge", 99, "secret-token"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?token=", "?token=a&token=b", "?token=a%20b", "?token=%ff"})
    void withoutItsTokenNobodyIsAsked(String query) throws Exception {
        gateway.get("/the-bridge/comments/99/received" + query).hasStatus(400);

        assertThat(gateway.services.asked(SiteContract.RECEIVED)).isEmpty();
    }

    @Test
    void theFormForAReplyIsMadeEachTime() throws Exception {
        Exchange answer = gateway.get(REPLY).hasStatus(200);
        gateway.get(REPLY).hasStatus(200);

        isForOneReader(answer);
        assertThat(answer.response().headers().allValues("Referrer-Policy")).containsExactly("same-origin");
        assertThat(answer.response().headers().allValues("Content-Security-Policy"))
                .containsExactly(RecordedSite.POLICY);
        assertThat(gateway.services.asked(SiteContract.COMMENT_FORM)).hasSize(2);
        assertThat(gateway.services.lastAsked(SiteContract.COMMENT_FORM))
                .isEqualTo(new SiteContract.CommentForm("the-bridge", 99L, null));
        assertThat(gateway.send("HEAD", REPLY, null).hasStatus(200).response().body())
                .isEmpty();
        gateway.send("POST", REPLY, "").hasStatus(405);
    }

    @Test
    void theyMoveWithTheirArticle() throws Exception {
        Representation moved = Representation.moved("the-ferry", List.of());
        gateway.services.answer(SiteContract.COMMENT_FORM, (q, call) -> Future.succeededFuture(moved));
        gateway.services.answer(SiteContract.RECEIVED, (q, call) -> Future.succeededFuture(moved));

        assertThat(gateway.get(REPLY).hasStatus(308).header("Location")).isEqualTo("/the-ferry/comments/99/reply");
        Exchange received = gateway.get(RECEIVED).hasStatus(308);
        assertThat(received.header("Location")).isEqualTo("/the-ferry/comments/99/received?token=secret-token");
        assertThat(received.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void whatFailsIsAPage() throws Exception {
        gateway.services.fail(SiteContract.RECEIVED, Failure.notFound("comment-unknown", "There is none."));
        gateway.services.fail(SiteContract.COMMENT_FORM, Failure.unavailable("Away."));

        Exchange unknown = gateway.get(RECEIVED).hasStatus(404);
        assertThat(unknown.text()).contains("Not here").doesNotContain("secret-token");
        assertThat(unknown.header("Cache-Control")).isEqualTo("no-store");
        assertThat(gateway.get(REPLY).hasStatus(503).header("Retry-After")).isEqualTo("1");
    }

    @Test
    void theTokenIsInNoLineOfTheLog() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        AppenderBase<ILoggingEvent> all = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent line) {
                lines.add(line.getFormattedMessage() + line.getKeyValuePairs() + line.getThrowableProxy());
            }
        };
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        all.start();
        root.addAppender(all);
        root.setLevel(Level.DEBUG);
        try {
            gateway.get(RECEIVED).hasStatus(200);
            gateway.get(RECEIVED + "&token=secret-token").hasStatus(400);
            gateway.get(RECEIVED.replace("received?", "received/?")).hasStatus(308);
            gateway.services.answer(SiteContract.RECEIVED, (q, call) -> {
                throw new IllegalStateException("Broken: " + q);
            });
            gateway.get(RECEIVED).hasStatus(500);
            gateway.services.fail(SiteContract.RECEIVED, Failure.unavailable("Away."));
            gateway.get(RECEIVED).hasStatus(503);
            gateway.services.fail(CommentContract.WRITE, Failure.internal());
            gateway.send(
                            "POST",
                            "/the-bridge/comments",
                            "name=n&email=hidden%40example.org&body=hidden-text",
                            "Content-Type",
                            "application/x-www-form-urlencoded")
                    .hasStatus(500);
        } finally {
            root.setLevel(before);
            root.detachAppender(all);
        }
        assertThat(lines).anyMatch(line -> line.contains("GET /the-bridge/comments/99/received 200"));
        assertThat(lines).noneMatch(line -> line.contains("secret-token") || line.contains("hidden"));
    }

    @Test
    void theLimitOfReadsHoldsForThem() throws Exception {
        Map<String, String> limited = Map.of("DATELINE_RATE_LIMITS", "on", "DATELINE_LIMIT_READS_PER_ADDRESS", "2/1h");
        try (RunningGateway own = RunningGateway.start(limited)) {
            own.get(REPLY).hasStatus(200);
            own.get(RECEIVED).hasStatus(200);
            Exchange refused = own.get(REPLY).hasStatus(429);
            assertThat(refused.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(refused.header("Retry-After")).isNotNull();
        }
    }

    private static void isForOneReader(Exchange answer) {
        assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Robots-Tag")).isEqualTo("noindex");
        assertThat(answer.header("ETag")).isNull();
    }
}
