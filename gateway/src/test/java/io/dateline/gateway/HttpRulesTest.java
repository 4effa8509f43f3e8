package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.contract.ArticleContract;
import io.dateline.contract.CommentContract;
import io.dateline.gateway.problem.ProblemType;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.http.RawSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of HTTP that hold for every request. */
class HttpRulesTest {

    private static final String COMMENTS = "/api/v1/articles/the-bridge/comments";

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(Map.of(
                "DATELINE_RATE_LIMITS", "off",
                "DATELINE_CORS_ORIGINS", "https://news.example, http://localhost:*, http://[::1]:*",
                "DATELINE_BODY_TIMEOUT", "300ms"));
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1",
                "/api/v1/",
                "/api/v1/articles/a/b",
                "/api/v1/../v1/articles",
                "/api/v1/Articles",
                "/api/v1//articles",
                "/problems/none",
                "/docs/../openapi.yaml",
                "/docs/%2e%2e/openapi.yaml"
            })
    void anUnknownPathIs404(String path) throws Exception {
        try (RawSocket client = new RawSocket(gateway.port())) {
            assertThat(client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .untilClosed())
                    .startsWith("HTTP/1.1 404 ")
                    .contains("content-type: application/problem+json", "/problems/not-found");
        }
    }

    @Test
    void aWrongMethodIs405AndToldTheRightOnes() throws Exception {
        assertThat(gateway.send("DELETE", "/api/v1/articles", null)
                        .isProblem(405, "method-not-allowed")
                        .header("Allow"))
                .isEqualTo("GET, HEAD, OPTIONS");
        assertThat(gateway.send("PUT", COMMENTS, "{}")
                        .isProblem(405, "method-not-allowed")
                        .header("Allow"))
                .isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(gateway.send("POST", "/docs", "{}")
                        .isProblem(405, "method-not-allowed")
                        .header("Allow"))
                .isEqualTo("GET, HEAD, OPTIONS");
        gateway.send("PROPFIND", COMMENTS, null).isProblem(405, "method-not-allowed");
        gateway.get("/api/v1/sessions").isProblem(405, "method-not-allowed");
    }

    @Test
    void optionsTellsTheMethods() throws Exception {
        assertThat(gateway.send("OPTIONS", COMMENTS, null).hasStatus(204).header("Allow"))
                .isEqualTo("GET, HEAD, OPTIONS, POST");
        gateway.send("OPTIONS", "/api/nothing", null).isProblem(404, "not-found");
    }

    @Test
    void pagesOfConfiguredOriginsMayCallAndOthersMayNot() throws Exception {
        String[] preflight = {"Access-Control-Request-Method", "POST"};
        Exchange ours = gateway.send(
                "OPTIONS", COMMENTS, null, RunningGateway.with(preflight, "Origin", "https://news.example"));
        Exchange other = gateway.send(
                "OPTIONS", COMMENTS, null, RunningGateway.with(preflight, "Origin", "https://evil.example"));
        Exchange read = gateway.get("/api/v1/articles/the-bridge", "Origin", "https://news.example");
        Exchange error = gateway.get("/api/v1/nothing", "Origin", "https://news.example");

        assertThat(ours.header("Access-Control-Allow-Origin")).isEqualTo("https://news.example");
        assertThat(ours.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(ours.header("Access-Control-Allow-Headers")).contains("Idempotency-Key");
        assertThat(other.header("Access-Control-Allow-Origin")).isNull();
        assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo("https://news.example");
        assertThat(read.response().headers().allValues("Vary")).contains("Origin");
        assertThat(error.header("Access-Control-Allow-Origin")).isEqualTo("https://news.example");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:5173, true",
        "http://localhost, true",
        "http://[::1]:3000, true",
        "https://localhost:5173, false",
        "http://127.0.0.1:5173, false",
        "http://localhost.evil.example, false",
        "http://localhost:80.evil.example, false",
        "http://localhost:5173/, false",
        "http://localhost:123456, false",
        "http://localhost:, false",
        "http://evil-localhost:5173, false"
    })
    void anOriginMayHaveAnyPort(String origin, boolean allowed) throws Exception {
        Exchange read = gateway.get("/api/v1/articles/the-bridge", "Origin", origin);

        assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo(allowed ? origin : null);
    }

    @Test
    void securityHeadersAreOnEverything() throws Exception {
        for (String path :
                List.of("/api/v1/articles/the-bridge", "/docs", "/api/nothing", "/openapi.yaml", "/problems/invalid")) {
            Exchange answer = gateway.get(path);

            assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy")).as(path).startsWith("default-src 'none'");
            assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
            assertThat(answer.header("X-Request-Id")).as(path).isNotBlank();
        }
    }

    @Test
    void aBodyOverTheLimitIs413BeforeItIsSent() throws Exception {
        try (RawSocket client = new RawSocket(gateway.port())) {
            assertThat(client.send("POST " + COMMENTS + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 65537\r\n\r\n")
                            .head())
                    .startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void aBodyOfChunksThatGrowsOverTheLimitIs413() throws Exception {
        try (RawSocket client = new RawSocket(gateway.port())) {
            client.send("POST " + COMMENTS + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 9; i++) {
                client.send("2000\r\n" + " ".repeat(0x2000) + "\r\n");
            }
            assertThat(client.head()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void exactlyTheLimitIsRead() throws Exception {
        String start = "{\"author\":{\"name\":\"n\",\"email\":\"a@b.example\"},\"body\":\"x\"";
        gateway.post(COMMENTS, start + " ".repeat((64 << 10) - start.length() - 1) + "}")
                .hasStatus(201);
        gateway.post(COMMENTS, start + " ".repeat((64 << 10) - start.length()) + "}")
                .isProblem(413, "too-large");
    }

    @Test
    void articlesMayHaveAMebibyte() throws Exception {
        String article = "{\"headline\":\"h\",\"lang\":\"en\",\"body\":{\"markdown\":\"" + "ü".repeat(200_000) + "\"}}";
        gateway.post("/api/v1/newsroom/articles", article, gateway.signedIn()).hasStatus(201);
        gateway.post("/api/v1/newsroom/articles", article + " ".repeat(1 << 20), gateway.signedIn())
                .isProblem(413, "too-large");
    }

    @Test
    void aBodyThatTricklesIs408() throws Exception {
        try (RawSocket client = new RawSocket(gateway.port())) {
            assertThat(client.send("POST " + COMMENTS + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 100\r\n\r\n{")
                            .head())
                    .startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void aBodyThatNobodyWantsAndThatDoesNotEndIsCutOff() throws Exception {
        List<RawSocket> clients = new ArrayList<>();
        for (String first :
                List.of("POST " + COMMENTS, "GET /docs", "GET /api/v1/articles?limit=0", "POST /api/nothing")) {
            RawSocket client = new RawSocket(gateway.port());
            clients.add(client.send(first + " HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"));
        }
        for (RawSocket client : clients) {
            assertThat(client.untilClosed()).startsWith("HTTP/1.1 ").contains("X-Request-Id: ");
            client.close();
        }
    }

    @Test
    void aClientThatGoesMidwayLeavesNothingBehind() throws Exception {
        gateway.services.forget();
        try (RawSocket client = new RawSocket(gateway.port())) {
            client.send("POST " + COMMENTS + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 100\r\n\r\n{\"author\"");
        }
        gateway.get("/api/v1/articles/the-bridge").hasStatus(200);
        assertThat(gateway.services.asked(CommentContract.WRITE)).isEmpty();
    }

    @Test
    void whoAsksFirstIsToldToGoOn() throws Exception {
        String body = "{\"author\":{\"name\":\"n\",\"email\":\"a@b.example\"},\"body\":\"x\"}";
        try (RawSocket client = new RawSocket(gateway.port())) {
            client.send("POST " + COMMENTS + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Expect: 100-continue\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n");
            assertThat(client.head()).startsWith("HTTP/1.1 100 ");
            assertThat(client.send(body).untilClosed()).startsWith("HTTP/1.1 201 ");
        }
    }

    @Test
    void manyRequestsThatComeAtOnceAreAllAnswered() throws Exception {
        String request = "GET /api/nothing HTTP/1.1\r\nHost: x\r\n\r\n";
        String last = "GET /api/nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        try (RawSocket client = new RawSocket(gateway.port())) {
            String answers = client.send(request.repeat(999) + last).untilClosed();
            assertThat(answers.split("HTTP/1\\.1 404 ", -1)).hasSize(1_001);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0\r\nHost: x\r\nExpect: 100-continue", "HTTP/1.1\r\nHost: x\r\nExpect: 200-ok"})
    void nobodyElseIsToldToGoOn(String rest) throws Exception {
        try (RawSocket client = new RawSocket(gateway.port())) {
            client.send("POST /api/v1/sessions " + rest + "\r\nContent-Type: application/json\r\n"
                    + "Connection: close\r\nContent-Length: 2\r\n\r\n{}");
            assertThat(client.untilClosed()).matches("(?s)HTTP/1\\.[01] 400 .*");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "GET / HTTP/1.1\r\nBad Header: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n",
                "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"
            })
    void whatIsNotHttpIsAProblemToo(String request) throws Exception {
        try (RawSocket client = new RawSocket(gateway.port())) {
            assertThat(client.send(request).untilClosed()).contains(" 400 ", "/problems/malformed-request");
        }
    }

    @Test
    void endlessHeadersAre431() throws Exception {
        try (RawSocket client = new RawSocket(gateway.port())) {
            assertThat(client.send("GET / HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(20_000) + "\r\n\r\n")
                            .untilClosed())
                    .contains(" 431 ", "/problems/headers-too-large");
        }
    }

    @Test
    void headIsGetWithoutTheBody() throws Exception {
        for (String path :
                List.of("/api/v1/articles/the-bridge", "/api/v1/articles", COMMENTS, "/docs", "/openapi.yaml")) {
            Exchange get = gateway.get(path);
            Exchange head = gateway.send("HEAD", path, null).hasStatus(200);

            assertThat(head.response().body()).as(path).isEmpty();
            assertThat(head.header("Content-Length"))
                    .as(path)
                    .isEqualTo(Integer.toString(get.response().body().length));
            assertThat(head.header("ETag")).as(path).isEqualTo(get.header("ETag"));
        }
    }

    @Test
    void signedInReadersReadWhatEverybodyReads() throws Exception {
        Exchange plain = gateway.get("/api/v1/articles/the-bridge");
        Exchange odd = gateway.get("/api/v1/articles/the-bridge", "Authorization", "Bearer nonsense");

        assertThat(odd.hasStatus(200).text()).isEqualTo(plain.text());
    }

    @Test
    void everyProblemIsExplainedAndTheApiDocumented() throws Exception {
        for (ProblemType type : ProblemType.values()) {
            assertThat(gateway.get(type.path()).hasStatus(200).text()).contains(type.title(), type.code());
        }
        assertThat(gateway.get("/openapi.yaml").hasStatus(200).text()).startsWith("openapi: 3.1");
        assertThat(gateway.get("/docs").text()).doesNotContain("http://", "https://");
        assertThat(gateway.get("/docs/swagger-ui-bundle.js", "Accept-Encoding", "gzip")
                        .header("Content-Encoding"))
                .isEqualTo("gzip");
    }

    @Test
    void nothingOfADefectLeaves() throws Exception {
        gateway.services.answer(ArticleContract.FIND, (q, call) -> {
            throw new IllegalStateException("SELECT secret FROM table at 10.0.0.7");
        });

        Exchange answer = gateway.get("/api/v1/articles/defect").isProblem(500, "internal");

        assertThat(answer.text()).doesNotContain("secret", "IllegalState", "10.0.0.7");
        gateway.services.forget();
    }
}
