package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.contract.ArticleContract;
import io.dateline.testkit.http.RawSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** There is one way to write a path: it is neither normalised nor decoded a second time. */
class RawPathsTest {

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(Map.of("DATELINE_RATE_LIMITS", "off"));
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        gateway.services.forget();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/../v1/articles",
                "/api/v1/./articles",
                "/api/v1/%2e%2e/v1/articles",
                "/api/v1/%2E/articles",
                "/api/v1/%61rticles",
                "/api/v1/articles%2Fpopular/",
                "/api//v1/articles",
                "/api/v1//articles",
                "/api/v1/sessions/",
                "/api/v1/newsroom/me/",
                "/api/v1",
                "/api/v1/",
                "/api/v1x",
                "/api/v1/nothing/%zz",
                "/docs/./docs.css",
                "/docs/../docs",
                "/docs//docs.css",
                "/openapi.yaml/",
                "/problems/invalid/"
            })
    void anotherWayToWriteAPathIsAPathToNothing(String path) throws Exception {
        assertThat(answer("GET " + path, "x"))
                .startsWith("HTTP/1.1 404 ")
                .contains(
                        "content-type: application/problem+json", "\"type\":\"/problems/not-found\"", "X-Request-Id: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/articles/%zz", "/api/v1/articles/%ff", "/api/v1/articles/%zz/nothing"})
    void whatIsNotEncodedWellWhereItVariesIs400(String path) throws Exception {
        assertThat(answer("GET " + path, "x"))
                .startsWith("HTTP/1.1 400 ")
                .contains("content-type: application/problem+json", "\"type\":\"/problems/malformed-request\"");
    }

    @Test
    void whatVariesIsDecodedOnce() throws Exception {
        assertThat(answer("GET /api/v1/articles/the%2Dbridge", "x")).startsWith("HTTP/1.1 200 ");
        assertThat(gateway.services.lastAsked(ArticleContract.FIND).slug()).isEqualTo("the-bridge");
        assertThat(answer("GET /api/v1/articles/the%252Dbridge", "x"))
                .startsWith("HTTP/1.1 400 ")
                .contains("/path/slug");
        assertThat(answer("GET /api/v1/articles/", "x"))
                .startsWith("HTTP/1.1 400 ")
                .contains("/path/slug");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x:99999999", "x:", "a%zz", "a%2", "999.999.999.999:1"})
    void aHostThatTheConnectionLetsInIsNotRefusedLater(String host) throws Exception {
        assertThat(answer("GET /problems/invalid", host)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void theStarIsAPathToNothing() throws Exception {
        assertThat(answer("OPTIONS *", "x")).startsWith("HTTP/1.1 404 ").contains("content-type: text/html");
    }

    private static String answer(String start, String host) throws Exception {
        try (RawSocket client = new RawSocket(gateway.port())) {
            return client.send(start + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .untilClosed();
        }
    }
}
