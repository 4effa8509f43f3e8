package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.bus.Failure;
import io.dateline.contract.CommentContract;
import io.dateline.contract.SiteContract;
import io.dateline.testkit.http.Exchange;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The limits of comments are the same for those that come by a form and those that come by the API. */
class FormLimitsTest {

    private static final String FORM = "name=Ines&email=ines%40example.org&body=Monday.";
    private static final String JSON =
            "{\"author\": {\"name\": \"Ines\", \"email\": \"ines@example.org\"}, \"body\": \"Monday.\"}";

    @Test
    void whoWritesTooMuchHasTheirTextBack() throws Exception {
        try (RunningGateway gateway = start("DATELINE_LIMIT_COMMENTS_PER_ADDRESS", "2/1h")) {
            gateway.post("/api/v1/articles/the-bridge/comments", JSON).hasStatus(201);
            send(gateway, "/the-bridge/comments").hasStatus(303);

            Exchange refused = send(gateway, "/the-bridge/comments").hasStatus(429);

            assertThat(refused.header("RateLimit")).contains("comments-address").contains("r=0");
            assertThat(Integer.parseInt(String.valueOf(refused.header("Retry-After"))))
                    .isPositive();
            SiteContract.SentForm sent = Objects.requireNonNull(
                    gateway.services.lastAsked(SiteContract.COMMENT_FORM).sent());
            assertThat(sent.failure()).isEqualTo("rate-limited");
            assertThat(sent.body()).isEqualTo("Monday.");
            assertThat(sent.retryAfter()).isPositive();
            gateway.post("/api/v1/articles/the-bridge/comments", JSON).isProblem(429, "rate-limited");
            assertThat(gateway.services.asked(CommentContract.WRITE)).hasSize(2);
        }
    }

    @Test
    void whatComesFromAnotherSiteTakesNothingOfTheReadersLimit() throws Exception {
        try (RunningGateway gateway = start("DATELINE_LIMIT_COMMENTS_PER_ADDRESS", "1/1h")) {
            for (int i = 0; i < 3; i++) {
                gateway.send(
                                "POST",
                                "/the-bridge/comments",
                                FORM,
                                "Content-Type",
                                "application/x-www-form-urlencoded",
                                "Sec-Fetch-Site",
                                "cross-site")
                        .hasStatus(403);
            }
            send(gateway, "/the-bridge/comments").hasStatus(303);
        }
    }

    @Test
    void theLimitOfAnArticleIsOneForBothAndWhatIsRefusedTakesNothingOfIt() throws Exception {
        try (RunningGateway gateway = start("DATELINE_LIMIT_COMMENTS_PER_ARTICLE", "1/1h")) {
            gateway.services.fail(CommentContract.WRITE, Failure.conflict("duplicate-comment", "Again."));
            send(gateway, "/the-bridge/comments").hasStatus(409);
            send(gateway, "/the-bridge/comments").hasStatus(409);
            gateway.services.forget();

            send(gateway, "/the-bridge/comments").hasStatus(303);

            send(gateway, "/the-bridge/comments").hasStatus(429);
            gateway.post("/api/v1/articles/the-bridge/comments", JSON).isProblem(429, "rate-limited");
            send(gateway, "/the-ferry/comments").hasStatus(303);
        }
    }

    private static RunningGateway start(String rule, String rate) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "DATELINE_RATE_LIMITS", "on",
                "DATELINE_LIMIT_COMMENTS_PER_ADDRESS", "off",
                "DATELINE_LIMIT_COMMENTS_PER_ARTICLE", "off"));
        settings.put(rule, rate);
        return RunningGateway.start(settings);
    }

    private static Exchange send(RunningGateway gateway, String path) throws Exception {
        return gateway.send("POST", path, FORM, "Content-Type", "application/x-www-form-urlencoded");
    }
}
