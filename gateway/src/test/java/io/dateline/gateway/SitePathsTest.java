package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.testkit.http.RawSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** There is one address for each page: others lead to it, or to nothing, and never off the site. */
class SitePathsTest {

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(Map.of("DATELINE_RATE_LIMITS", "off", "DATELINE_SITE_LANGUAGES", "en, pt-BR"));
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/the-bridge/, /the-bridge",
        "/the-bridge/?utm_source=a%20b&c, /the-bridge?utm_source=a%20b&c",
        "/The-Bridge, /the-bridge",
        "/THE-BRIDGE/COMMENTS/?cursor=C-2, /the-bridge/comments?cursor=C-2",
        "/Topics/City/, /topics/city",
        "/pt-BR, /pt-br",
        "/pt-br/, /pt-br",
        "/assets/Logo.svg/, /assets/logo.svg",
        "/evil.example/, /evil.example"
    })
    void whatPeopleTypeLeadsToTheAddressOfThePage(String typed, String address) throws Exception {
        assertThat(answer("GET", typed)).startsWith("HTTP/1.1 308 ").contains("location: " + address + "\r\n");
        assertThat(answer("HEAD", typed)).startsWith("HTTP/1.1 308 ");
        assertThat(answer("POST", typed)).startsWith("HTTP/1.1 308 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//",
                "//evil.example",
                "//evil.example/",
                "///evil.example/",
                "/%2F/evil.example/",
                "/%2fevil.example/",
                "/\\evil.example/",
                "/\\/evil.example/",
                "/%5cevil.example/",
                "/.//evil.example/",
                "/./the-bridge/",
                "/../the-bridge",
                "/topics/../the-bridge/",
                "/topics/%2e%2e/the-bridge/",
                "/topics/%2E/city",
                "/the-bridge//",
                "/the-bridge//comments",
                "/the-bridge/.",
                "/the-bridge/./",
                "/the-bridge/..",
                "/the%2Dbridge",
                "/the-bridge%2F",
                "/the-bridge%2fcomments",
                "/the-bridge;a=b/",
                "/the-bridge:80/",
                "/@evil.example/",
                "/%zz",
                "/%",
                "/assets/..%2f..%2fetc%2fpasswd",
                "/assets/../../etc/passwd",
                "/%61ssets/logo.svg",
                "/the+bridge/",
            })
    void whatCanBeNoAddressLeadsToNothing(String path) throws Exception {
        for (String method : new String[] {"GET", "POST"}) {
            assertThat(answer(method, path))
                    .startsWith("HTTP/1.1 404 ")
                    .contains("content-type: text/html; charset=utf-8\r\n")
                    .doesNotContainIgnoringCase("location:");
        }
    }

    @Test
    void aPathOfThousandsOfPartsLeadsToNothing() throws Exception {
        assertThat(answer("GET", "/a".repeat(8_000))).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void aQueryThatCannotStandInAHeaderIsNotTakenAlong() throws Exception {
        assertThat(answer("GET", "/the-bridge/?a=\u00e9"))
                .startsWith("HTTP/1.1 308 ")
                .contains("location: /the-bridge\r\n");
    }

    @Test
    void thePagesThatExplainTheApiAreWhereTheyWere() throws Exception {
        gateway.get("/docs").hasStatus(200);
        gateway.get("/openapi.yaml").hasStatus(200);
        gateway.get("/problems/invalid").hasStatus(200);
        gateway.get("/docs/").hasStatus(302);
        for (String path : new String[] {"/api", "/api/v2/articles", "/api/v1x", "/docs/nothing", "/problems/none"}) {
            gateway.get(path).isProblem(404, "not-found");
        }
        assertThat(gateway.get("/").hasStatus(200).header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    }

    private static String answer(String method, String path) throws Exception {
        try (RawSocket client = new RawSocket(gateway.port())) {
            return client.send(method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .untilClosed();
        }
    }
}
