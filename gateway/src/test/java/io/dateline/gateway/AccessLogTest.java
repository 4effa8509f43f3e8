package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.dateline.bus.Failure;
import io.dateline.contract.ArticleContract;
import io.dateline.node.RequestLogAppender;
import io.dateline.testkit.http.Exchange;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
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

    /** As the process writes it: through its queue, which adds the request's id, and with the encoder of its configuration. */
    private static final class JsonLines implements AutoCloseable {

        private final LoggerContext context = new LoggerContext();
        private final RequestLogAppender queue = new RequestLogAppender();
        private final List<JsonObject> written = new CopyOnWriteArrayList<>();

        JsonLines(Logger log) throws Exception {
            JoranConfigurator shipped = new JoranConfigurator();
            shipped.setContext(context);
            shipped.doConfigure(Objects.requireNonNull(RequestLogAppender.class.getResource("/logback.xml")));
            RequestLogAppender used = (RequestLogAppender)
                    context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("queue");
            Encoder<ILoggingEvent> encoder = ((ConsoleAppender<ILoggingEvent>) used.getAppender("json")).getEncoder();
            AppenderBase<ILoggingEvent> end = new AppenderBase<>() {
                @Override
                protected void append(ILoggingEvent line) {
                    written.add(new JsonObject(new String(encoder.encode(line), StandardCharsets.UTF_8)));
                }
            };
            end.start();
            queue.setContext(log.getLoggerContext());
            queue.addAppender(end);
            queue.start();
            log.addAppender(queue);
        }

        @Override
        public void close() {
            queue.stop();
            context.stop();
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
            gateway.get("/api/nothing");

            await().untilAsserted(() -> assertThat(lines.written)
                    .containsExactly(
                            "GET /api/v1/articles/the-bridge 200",
                            "GET /api/v1/articles/the-bridge 200",
                            "GET /api/v1/articles 400",
                            "GET /api/nothing 404"));
        }
    }

    @Test
    void writesAndFailuresHaveALineInAnyCase() throws Exception {
        try (RunningGateway gateway = start(NEARLY_NEVER)) {
            gateway.get("/api/v1/articles/the-bridge");
            gateway.get("/api/v1/articles/the-bridge");
            gateway.get("/api/nothing");
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

    @Test
    void asJsonEachThingIsAFieldOfItsOwn() throws Exception {
        try (RunningGateway gateway = start("1");
                JsonLines json = new JsonLines(log)) {
            Exchange miss = gateway.get("/api/v1/articles/the-bridge");
            Exchange hit = gateway.get("/api/v1/articles/the-bridge?");
            Exchange refused = gateway.get("/api/nothing/%0a?token=secret");

            await().until(() -> json.written.size() == 3);
            log.detachAppender(json.queue);
            for (Exchange exchange : List.of(miss, hit, refused)) {
                JsonObject line = json.written.stream()
                        .filter(written ->
                                Objects.equals(exchange.header("X-Request-Id"), written.getString("requestId")))
                        .findFirst()
                        .orElseThrow();
                assertThat(line.getString("method")).isEqualTo("GET");
                assertThat(line.getString("path")).isEqualTo(exchange.path().replaceAll("\\?.*", ""));
                assertThat(line.getInteger("status")).isEqualTo(exchange.status());
                assertThat(line.getLong("bytes")).isPositive();
                assertThat(line.getDouble("durationMs")).isBetween(0.001, 60_000.0);
                assertThat(line.getString("cacheStatus")).isEqualTo(exchange.header("Cache-Status"));
                assertThat(line.encode()).doesNotContain("secret", "127.0.0.1");
                assertThat(line.getString("message"))
                        .matches("GET " + Pattern.quote(line.getString("path")) + " \\d{3} \\d+ B \\d+ ms");
            }
            assertThat(json.written)
                    .extracting(line -> line.getString("cacheStatus"))
                    .satisfiesExactlyInAnyOrder(
                            status -> assertThat(status).contains("uri-miss"),
                            status -> assertThat(status).contains("hit; ttl="),
                            status -> assertThat(status).isNull());
        } finally {
            log.detachAndStopAllAppenders();
        }
    }

    private static RunningGateway start(String oneIn) throws Exception {
        return RunningGateway.start(Map.of("DATELINE_RATE_LIMITS", "off", "DATELINE_ACCESS_LOG", oneIn));
    }
}
