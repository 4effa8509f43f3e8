package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.dateline.bus.Failure;
import io.dateline.contract.ArticleContract;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Which requests have a line in the log, and which only now and then. */
class AccessLogTest {

    private static final String NEARLY_NEVER = "1000000";

    private final Lines lines = new Lines();
    private final Logger log = (Logger) LoggerFactory.getLogger("io.dateline.gateway.access");

    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final List<String> written = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent line) {
            written.add(line.getFormattedMessage().replaceAll(" \\d+ B \\d+ ms$", ""));
        }
    }

    @BeforeEach
    void listen() {
        lines.start();
        log.setLevel(Level.INFO);
        log.addAppender(lines);
    }

    @AfterEach
    void listenNoMore() {
        log.detachAppender(lines);
    }

    @Test
    void eachRequestHasALineWhereThatIsWished() throws Exception {
        try (RunningGateway gateway = start("1")) {
            gateway.get("/api/v1/articles/the-bridge");
            gateway.get("/api/v1/articles/the-bridge");
            gateway.get("/api/v1/articles?limit=0");
            gateway.get("/nothing");

            await().untilAsserted(() -> assertThat(lines.written)
                    .containsExactly(
                            "GET /api/v1/articles/the-bridge 200",
                            "GET /api/v1/articles/the-bridge 200",
                            "GET /api/v1/articles 400",
                            "GET /nothing 404"));
        }
    }

    @Test
    void writesAndFailuresHaveALineInAnyCase() throws Exception {
        try (RunningGateway gateway = start(NEARLY_NEVER)) {
            gateway.get("/api/v1/articles/the-bridge");
            gateway.get("/api/v1/articles/the-bridge");
            gateway.get("/nothing");
            gateway.post("/api/v1/articles/the-bridge/comments", "{}");
            gateway.services.fail(ArticleContract.LIST, Failure.unavailable("Away."));
            gateway.get("/api/v1/articles");
            gateway.signedIn();

            await().untilAsserted(() ->
                    assertThat(lines.written).containsExactly("GET /api/v1/articles 503", "POST /api/v1/sessions 200"));
        }
    }

    @Test
    void noRequestHasALineWhereNoneIsWished() throws Exception {
        try (RunningGateway gateway = start("0")) {
            gateway.get("/api/v1/articles/the-bridge");
            gateway.services.fail(ArticleContract.LIST, Failure.unavailable("Away."));
            gateway.get("/api/v1/articles");
            gateway.signedIn();
        }
        assertThat(lines.written).isEmpty();
    }

    private static RunningGateway start(String oneIn) throws Exception {
        return RunningGateway.start(Map.of("DATELINE_RATE_LIMITS", "off", "DATELINE_ACCESS_LOG", oneIn));
    }
}
