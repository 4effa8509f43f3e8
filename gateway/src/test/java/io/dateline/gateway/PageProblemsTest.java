package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.bus.Bus;
import io.dateline.bus.Failure;
import io.dateline.config.Settings;
import io.dateline.contract.SiteContract;
import io.dateline.contract.SiteContract.ProblemPages;
import io.dateline.testkit.http.Api;
import io.dateline.testkit.http.Exchange;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a reader sees where something went wrong. */
class PageProblemsTest {

    private static final Map<String, String> FRENCH_TOO =
            Map.of("DATELINE_RATE_LIMITS", "off", "DATELINE_SITE_LANGUAGES", "en, fr");

    @Test
    void problemsArePagesOfTheSiteInTheLanguageOfTheirAddress() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(FRENCH_TOO)) {
            knowsProblems(gateway);

            Exchange english = gateway.get("/a--b", "X-Request-Id", "mine").hasStatus(404);
            assertThat(english.text()).isEqualTo("<!doctype html><h1>Not here</h1><code>mine</code>");
            assertThat(english.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(english.header("Cache-Control")).isEqualTo("no-store");
            assertThat(english.header("X-Request-Id")).isEqualTo("mine");
            assertThat(english.response().headers().allValues("Content-Security-Policy"))
                    .containsExactly(RecordedSite.PROBLEM_POLICY);
            assertThat(gateway.get("/fr/a").hasStatus(404).text()).contains("Votre faute");
            assertThat(gateway.get("/fr").hasStatus(200).text()).contains("Home");
            assertThat(gateway.get("/french--").hasStatus(404).text()).contains("Not here");
            assertThat(gateway.send("DELETE", "/fr", null).hasStatus(405).text())
                    .contains("Votre faute");
            assertThat(gateway.send("HEAD", "/a--b", null)
                            .hasStatus(404)
                            .response()
                            .body())
                    .isEmpty();
        }
    }

    @Test
    void aFailureHasThePageOfItsStatusOrOfItsClass() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(FRENCH_TOO)) {
            knowsProblems(gateway);
            gateway.services.fail(SiteContract.HOME, Failure.busy("busy", "Later.", 7));
            gateway.services.fail(SiteContract.TERM, Failure.internal());
            gateway.services.fail(SiteContract.ARTICLE, Failure.notFound("article-gone", "Withdrawn."));

            Exchange busy = gateway.get("/").hasStatus(503);
            assertThat(busy.text()).contains("Away, for 7 s");
            assertThat(busy.header("Retry-After")).isEqualTo("7");
            assertThat(gateway.get("/fr").hasStatus(503).text()).contains("Notre faute");
            assertThat(gateway.get("/topics/city").hasStatus(500).text()).contains("Our fault");
            assertThat(gateway.get("/the-bridge").hasStatus(410).text()).contains("Your fault");
        }
    }

    @Test
    void pagesThatAreTooManyToKeepAreNotKept() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(FRENCH_TOO)) {
            knowsProblems(gateway);
            ProblemPages huge =
                    new ProblemPages(List.of("en"), Map.of("en", Map.of(404, "x".repeat(5 << 20))), Map.of());
            gateway.services.answer(SiteContract.PROBLEM_PAGES, (q, call) -> Future.succeededFuture(huge));

            gateway.gateway().askForProblemPages().await(5, TimeUnit.SECONDS);

            assertThat(gateway.get("/a--b").text()).contains("Not here");
        }
    }

    @Test
    void withoutASiteServiceThePlainPageSaysSoUntilThereIsOne() throws Exception {
        Vertx vertx = Vertx.vertx();
        Settings settings = new Settings(Map.of(
                "DATELINE_HOST", "127.0.0.1",
                "DATELINE_PORT", "0",
                "DATELINE_TOKEN_SECRET", RunningGateway.SECRET));
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Bus bus = new Bus(vertx, meters);
        Gateway gateway = Gateway.start(
                        vertx, bus, meters, GatewayConfig.read(settings), ApiDocument.load(), handlers -> List.of())
                .await(10, TimeUnit.SECONDS);
        try {
            Api reader = new Api(URI.create("http://127.0.0.1:" + gateway.port()));

            Exchange home =
                    reader.send("GET", "/", null, "X-Request-Id", "mine").hasStatus(503);
            assertThat(home.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(home.header("Retry-After")).isEqualTo("1");
            assertThat(home.header("Content-Security-Policy")).startsWith("default-src 'none'");
            assertThat(home.text()).contains("The pages of this site cannot be shown at present", "mine");
            assertThat(reader.send("GET", "/a--b", null).hasStatus(404).text()).contains("<h1>Not found</h1>");
            reader.send("GET", "/docs", null).hasStatus(200);
            reader.send("GET", "/api/v1/articles", null).isProblem(503, "unavailable");

            RecordedServices services = new RecordedServices();
            services.serve(bus).await(5, TimeUnit.SECONDS);

            await().untilAsserted(() ->
                    assertThat(reader.send("GET", "/a--b", null).text()).contains("Not here"));
            reader.send("GET", "/", null).hasStatus(200);
        } finally {
            gateway.stop().await(10, TimeUnit.SECONDS);
            vertx.close().await(10, TimeUnit.SECONDS);
        }
    }

    private static void knowsProblems(RunningGateway gateway) {
        await().untilAsserted(() -> assertThat(gateway.get("/a--b").text()).contains("Not here"));
    }
}
