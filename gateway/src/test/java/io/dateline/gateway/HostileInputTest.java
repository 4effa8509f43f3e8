package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.testkit.http.Exchange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Hostile input to every operation is answered as an error of the client, never as one of the server. */
class HostileInputTest {

    private static final List<String> STRINGS = List.of(
            "",
            " ",
            "\u0000",
            "\ud800",
            "\udc00\ud800",
            "\u202e",
            "\ufeff",
            "\uffff",
            "é",
            "e\u0301",
            "😀",
            "👩‍👩‍👧‍👦",
            "ﷺ".repeat(50),
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' OR 1=1; --",
            "${jndi:ldap://x}",
            "{{7*7}}",
            "../../../etc/passwd",
            "..\\..\\x",
            "%00",
            "%2e%2e%2f",
            "%",
            "%zz",
            "null",
            "undefined",
            "true",
            "-1",
            "0",
            "1e309",
            "9223372036854775808",
            "NaN",
            "a".repeat(10_000),
            "a-".repeat(3_000),
            "\r\nSet-Cookie: a=b",
            "[]",
            "{}",
            "\\",
            "/",
            "?",
            "#",
            "&",
            "=",
            "+",
            ";",
            "*",
            "(((((((((",
            "Z̴̡̛a̸l̷g̶o̵");

    private static RunningGateway gateway;
    private static String[] editor;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start();
        editor = gateway.signedIn();
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    @Test
    void hostileTextInAnyPartOfAnAddressIsTheClientsFault() throws Exception {
        for (String text : STRINGS) {
            String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
            for (String path : List.of(
                    "/" + encoded,
                    "/" + encoded + "/comments",
                    "/the-bridge/comments/" + encoded,
                    "/topics/" + encoded,
                    "/archive/" + encoded,
                    "/pages/" + encoded,
                    "/assets/" + encoded,
                    "/search?q=" + encoded,
                    "/topics/city?cursor=" + encoded,
                    "/the-bridge?" + encoded + "=" + encoded,
                    "/api/v1/articles/" + encoded,
                    "/api/v1/articles/" + encoded + "/comments",
                    "/api/v1/newsroom/articles/" + encoded,
                    "/problems/" + encoded,
                    "/docs/" + encoded,
                    "/api/v1/articles?q=" + encoded,
                    "/api/v1/articles?cursor=" + encoded,
                    "/api/v1/articles?limit=" + encoded,
                    "/api/v1/articles?" + encoded + "=1",
                    "/api/v1/articles/the-bridge/comments?parent=" + encoded)) {
                isTheClientsFault(gateway.get(path, editor), path);
            }
        }
    }

    @Test
    void hostileTextInAnyFieldOfAnArticleOrACommentIsTheClientsFault() throws Exception {
        List<String> fields = List.of(
                "headline",
                "lang",
                "slug",
                "standfirst",
                "dateline",
                "body",
                "authors",
                "topics",
                "tags",
                "image",
                "related",
                "author",
                "parentId",
                "x");
        for (String text : STRINGS) {
            for (String field : fields) {
                for (Object value : List.of(
                        text,
                        new JsonArray().add(text),
                        new JsonObject()
                                .put("slug", text)
                                .put("url", text)
                                .put("markdown", text)
                                .put("place", text)
                                .put("name", text)
                                .put("email", text))) {
                    String json = new JsonObject()
                            .put("headline", "h")
                            .put("lang", "en")
                            .put(field, value)
                            .encode();
                    isTheClientsFault(gateway.post("/api/v1/newsroom/articles", json, editor), json);
                    isTheClientsFault(gateway.post("/api/v1/articles/a/comments", json), json);
                }
            }
        }
    }

    @Test
    void bytesChangedAtRandomAreTheClientsFault() throws Exception {
        Random random = new Random(20_260_302);
        String valid = "{\"author\":{\"name\":\"n\",\"email\":\"a@b.example\"},\"body\":\"x\",\"parentId\":1}";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder mutated = new StringBuilder(valid);
            for (int j = random.nextInt(4); j >= 0; j--) {
                int at = random.nextInt(mutated.length());
                switch (random.nextInt(3)) {
                    case 0 -> mutated.setCharAt(at, (char) random.nextInt(256));
                    case 1 -> mutated.deleteCharAt(at);
                    default -> mutated.insert(at, mutated.substring(at / 2, at));
                }
            }
            isTheClientsFault(gateway.post("/api/v1/articles/a/comments", mutated.toString()), mutated.toString());
        }
    }

    private static void isTheClientsFault(Exchange answer, String what) {
        assertThat(answer.status()).as(what + " " + answer.text()).isLessThan(500);
        if (answer.status() >= 400 && "text/html; charset=utf-8".equals(answer.header("Content-Type"))) {
            assertThat(answer.text()).as(what).matches("<!doctype html><h1>[A-Za-z ]+</h1><code>[a-z0-9]+</code>");
        } else if (answer.status() >= 400) {
            assertThat(answer.header("Content-Type")).as(what).isEqualTo("application/problem+json");
            assertThat(answer.json().getString("type")).startsWith("/problems/");
        }
    }
}
