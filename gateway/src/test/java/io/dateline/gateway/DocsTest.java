package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.testkit.http.Exchange;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a client sees of the pages beside the API, which are sent like everything that is prepared. */
class DocsTest {

    private static final String BUNDLE = "/docs/swagger-ui-bundle.js";

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start();
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    @Test
    void aPageHasItsOwnPolicyAndNoOther() throws Exception {
        for (String path : List.of("/docs", BUNDLE, "/openapi.yaml", "/problems/invalid")) {
            Exchange answer = gateway.get(path);

            assertThat(answer.response().headers().allValues("Content-Security-Policy"))
                    .as(path)
                    .singleElement()
                    .asString()
                    .contains("base-uri 'none'");
            assertThat(answer.header("Cache-Control")).as(path).isEqualTo("public, max-age=300");
        }
    }

    @Test
    void eachFormHasATagAndWhoeverHasOneOfThemIsToldSo() throws Exception {
        Exchange plain = gateway.get(BUNDLE).hasStatus(200);
        Exchange gzip = gateway.get(BUNDLE, "Accept-Encoding", "gzip").hasStatus(200);
        String tag = String.valueOf(plain.header("ETag"));
        String gzipTag = tag.substring(0, tag.length() - 1) + "-gz\"";

        assertThat(gzip.header("ETag")).isEqualTo(gzipTag);
        assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(plain.header("Content-Encoding")).isNull();
        for (Exchange answer : List.of(plain, gzip)) {
            assertThat(answer.header("Vary")).isEqualToIgnoringCase("Accept-Encoding");
            assertThat(answer.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
            assertThat(answer.header("Content-Length"))
                    .isEqualTo(Integer.toString(answer.response().body().length));
        }
        for (String known : List.of(tag, gzipTag, "W/" + tag)) {
            Exchange same = gateway.get(BUNDLE, "If-None-Match", known).hasStatus(304);
            assertThat(same.header("ETag")).isEqualTo(tag);
            assertThat(gateway.get(BUNDLE, "If-None-Match", known, "Accept-Encoding", "gzip")
                            .hasStatus(304)
                            .header("ETag"))
                    .isEqualTo(gzipTag);
        }
    }

    @Test
    void aRedirectSaysWhereToAndNothingElse() throws Exception {
        gateway.send("HEAD", "/docs/", null).hasStatus(302);
        Exchange answer = gateway.get("/docs/").hasStatus(302);

        assertThat(answer.header("Location")).isEqualTo("/docs");
        assertThat(answer.header("ETag")).isNull();
        assertThat(answer.response().body()).isEmpty();
    }
}
