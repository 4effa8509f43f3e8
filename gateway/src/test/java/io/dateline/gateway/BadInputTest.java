package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.bus.Endpoint;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.CommentContract;
import io.dateline.contract.ModerationContract;
import io.dateline.contract.SessionContract;
import io.dateline.contract.StaffContract;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.http.RawSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a request is named, all of it, and no service hears of it. */
class BadInputTest {

    private static final String COMMENTS = "/api/v1/articles/the-bridge/comments";
    private static final String ARTICLES = "/api/v1/newsroom/articles";
    private static final String DECISIONS = "/api/v1/newsroom/comments/decisions";
    private static final String BLANK = " \\u00a0\\u200b\\t";

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

    @BeforeEach
    void forget() {
        gateway.services.forget();
    }

    @AfterEach
    void noServiceHeardOfIt() {
        for (var endpoint : new Endpoint<?, ?>[] {
            CommentContract.WRITE,
            CommentContract.LIST,
            CommentContract.FIND,
            ModerationContract.LIST,
            ModerationContract.DECIDE,
            ArticleContract.CREATE,
            ArticleContract.EDIT,
            ArticleContract.LIST,
            ArticleContract.FIND,
            ArticleContract.READ,
            StaffContract.HIRE,
            SessionContract.SIGN_IN
        }) {
            assertThat(gateway.services.asked(endpoint)).as(endpoint.address()).isEmpty();
        }
    }

    static Stream<Arguments> comments() {
        return Stream.of(
                wrong("{}", "/author required", "/body required"),
                wrong("{'author': {}, 'body': 'x'}", "/author/name required", "/author/email required"),
                wrong("{'author': 'me', 'body': 'x'}", "/author type"),
                wrong("{'author': null, 'body': null}", "/author required", "/body required"),
                wrong("[]", " type"),
                wrong("'text'", " type"),
                wrong("null", " type"),
                wrong(
                        "{'author': {'name': '', 'email': ''}, 'body': ''}",
                        "/author/name blank",
                        "/author/email blank",
                        "/body blank"),
                wrong(
                        "{'author': {'name': '" + BLANK.substring(0, 13) + "', 'email': 'a@b.example'}, 'body': '"
                                + BLANK + "'}",
                        "/author/name blank",
                        "/body blank"),
                wrong(comment("name", "n".repeat(101)), "/author/name too-long"),
                wrong(comment("name", "\\uD83D\\uDE00".repeat(101)), "/author/name too-long"),
                wrong(comment("email", "e".repeat(60) + "@" + "x".repeat(190) + ".example"), "/author/email too-long"),
                wrong(comment("email", "nobody"), "/author/email format"),
                wrong(comment("email", "a@b"), "/author/email format"),
                wrong(comment("email", "a b@example.org"), "/author/email format"),
                wrong(comment("email", "a@b@example.org"), "/author/email format"),
                wrong(comment("email", "<a@example.org>"), "/author/email format"),
                wrong(comment("url", "javascript:alert(1)"), "/author/url format"),
                wrong(comment("url", "ftp://example.org"), "/author/url format"),
                wrong(comment("url", "https://user@example.org"), "/author/url format"),
                wrong(comment("url", "https://e.example/" + "u".repeat(2048)), "/author/url too-long"),
                wrong(comment("body", "b".repeat(5001)), "/body too-long"),
                wrong(comment("body", "a\\u0000b"), "/body control-character"),
                wrong(comment("body", "a\\ud800b"), "/body surrogate"),
                wrong(comment("name", "a\\nb"), "/author/name control-character"),
                wrong(comment("name", "a\\u007f"), "/author/name control-character"),
                wrong(comment("name", "a\\u202eb"), "/author/name direction"),
                wrong(comment("body", "a\\u202eb"), "/body direction"),
                wrong(comment("name", "a\\u2028b"), "/author/name control-character"),
                wrong(comment("name", "a" + "\\u0301".repeat(9)), "/author/name combining-marks"),
                wrong(
                        comment("body", "a" + "\\u0489".repeat(5) + "\\u200d" + "\\u0301".repeat(4)),
                        "/body combining-marks"),
                wrong(
                        comment("name", "\\u2066\\u0007\\udc00"),
                        "/author/name control-character",
                        "/author/name direction",
                        "/author/name surrogate"),
                wrong(
                        "{'author': {'name': 'n', 'email': 'a@b.example', 'role': 'admin'}, 'body': 'x', 'status': 'approved'}",
                        "/author/role unknown",
                        "/status unknown"),
                wrong(
                        "{'author': {'name': 'n', 'email': 'a@b.example'}, 'body': 'x', 'a/b~c\\u0000\\ud800': 1}",
                        "/a~1b~0c?? unknown"),
                wrong(
                        "{'author': {'name': 7, 'email': ['x']}, 'body': {'html': 'x'}}",
                        "/author/name type",
                        "/author/email type",
                        "/body type"),
                wrong(parent("0"), "/parentId out-of-range"),
                wrong(parent("-1"), "/parentId out-of-range"),
                wrong(parent("9223372036854775808"), "/parentId out-of-range"),
                wrong(parent("1e30"), "/parentId out-of-range"),
                wrong(parent("1.5"), "/parentId type"),
                wrong(parent("'42'"), "/parentId type"),
                wrong(comment("email", "a@example-.org"), "/author/email format"),
                wrong(comment("email", "a@" + "x".repeat(64) + ".org"), "/author/email format"),
                wrong(comment("url", "www.example.org"), "/author/url format"),
                wrong(comment("url", "https://.."), "/author/url format"),
                wrong(comment("url", "https://exam%00ple.org/"), "/author/url format"),
                wrong(comment("url", "https://example.org:65536/"), "/author/url format"),
                wrong(comment("name", "\\u2800\\u2800"), "/author/name blank"),
                wrong(comment("name", "a\\u2068b"), "/author/name direction"));
    }

    @ParameterizedTest
    @MethodSource("comments")
    void everyFaultOfACommentIsNamed(String json, String[] faults) throws Exception {
        Exchange answer = gateway.post(COMMENTS, json).isProblem(400, "invalid");

        assertThat(answer.faults()).containsExactlyInAnyOrder(faults);
    }

    static Stream<Arguments> articles() {
        return Stream.of(
                wrong("{}", "/headline required", "/lang required"),
                wrong("{'headline': null, 'lang': null}", "/headline required", "/lang required"),
                wrong(article("'headline': '" + "h".repeat(301) + "'"), "/headline too-long"),
                wrong(article("'headline': 'a\\u2067b'"), "/headline direction"),
                wrong(article("'headline': ['x']"), "/headline type"),
                wrong(article("'lang': 'english, I think'"), "/lang format"),
                wrong(article("'lang': 'en-" + "x".repeat(40) + "'"), "/lang too-long"),
                wrong(article("'slug': 'Not A Slug'"), "/slug format"),
                wrong(article("'slug': '../../etc/passwd'"), "/slug format"),
                wrong(article("'slug': '" + "a-".repeat(50_000) + "a'"), "/slug too-long"),
                wrong(article("'standfirst': '" + "s".repeat(2001) + "'"), "/standfirst too-long"),
                wrong(article("'standfirst': '\\u0000'"), "/standfirst control-character"),
                wrong(article("'dateline': {}"), "/dateline/place required"),
                wrong(article("'dateline': {'place': 'x', 'date': '2026-02-30'}"), "/dateline/date format"),
                wrong(article("'dateline': {'place': 'x', 'date': 'tomorrow'}"), "/dateline/date format"),
                wrong(article("'dateline': {'place': '" + "p".repeat(101) + "'}"), "/dateline/place too-long"),
                wrong(article("'body': 'text'"), "/body type"),
                wrong(article("'body': {'html': '<p>'}"), "/body/markdown required", "/body/html unknown"),
                wrong(article("'body': {'markdown': '" + "m".repeat(200_001) + "'}"), "/body/markdown too-long"),
                wrong(article("'authors': 'me'"), "/authors type"),
                wrong(
                        article("'authors': ['Me Too', {'slug': 'x', 'mail': 'y'}, {}, 7]"),
                        "/authors/0 format",
                        "/authors/1/mail unknown",
                        "/authors/2/slug required",
                        "/authors/3 type"),
                wrong(article("'topics': " + many(21)), "/topics too-many"),
                wrong(article("'tags': ['UPPER', '', 'a--b']"), "/tags/0 format", "/tags/1 blank", "/tags/2 format"),
                wrong(article("'image': {'url': 'data:text/html,x', 'alt': 'x'}"), "/image/url format"),
                wrong(article("'image': {'url': '//i.example/a.jpg', 'alt': 'x'}"), "/image/url format"),
                wrong(article("'image': {'url': '/assets/../a.jpg', 'alt': 'x'}"), "/image/url format"),
                wrong(article("'image': {'url': 'https://i.example/a b'}"), "/image/alt required", "/image/url format"),
                wrong(
                        article("'image': {'url': 'https://i.example', 'alt': '', 'caption': ' '}"),
                        "/image/caption blank"),
                wrong(article("'related': [{'slug': 'a', 'placement': 'middle'}]"), "/related/0/placement not-allowed"),
                wrong(article("'related': [{'placement': 'end'}]"), "/related/0/slug required"),
                wrong(
                        article("'id': 1, 'version': 2, 'status': 'published', 'publishedAt': 'x'"),
                        "/id unknown",
                        "/version unknown",
                        "/status unknown",
                        "/publishedAt unknown"));
    }

    @ParameterizedTest
    @MethodSource("articles")
    void everyFaultOfAnArticleIsNamed(String json, String[] faults) throws Exception {
        Exchange answer = gateway.post(ARTICLES, json, editor).isProblem(400, "invalid");

        assertThat(answer.faults()).containsExactlyInAnyOrder(faults);
    }

    static Stream<Arguments> decisions() {
        String one = "{'commentId': 1, 'version': 1, 'decision': 'spam'}";
        return Stream.of(
                wrong("{}", "/decisions required"),
                wrong("{'decisions': null}", "/decisions required"),
                wrong("[" + one + "]", " type"),
                wrong(one, "/decisions required", "/commentId unknown", "/version unknown", "/decision unknown"),
                wrong("{'decisions': " + one + "}", "/decisions type"),
                wrong("{'decisions': []}", "/decisions too-few"),
                wrong("{'decisions': [" + "1,".repeat(100) + "1]}", "/decisions too-many"),
                wrong("{'decisions': [1, null, 'x']}", "/decisions/0 type", "/decisions/1 type", "/decisions/2 type"),
                wrong(
                        "{'decisions': [{}]}",
                        "/decisions/0/commentId required",
                        "/decisions/0/version required",
                        "/decisions/0/decision required"),
                wrong(
                        "{'decisions': [" + one + ", {'commentId': 0, 'version': 0, 'decision': 'delete'}]}",
                        "/decisions/1/commentId out-of-range",
                        "/decisions/1/version out-of-range",
                        "/decisions/1/decision not-allowed"),
                wrong(
                        "{'decisions': [{'commentId': '7', 'version': '1', 'decision': 1, 'by': 'me'}]}",
                        "/decisions/0/commentId type",
                        "/decisions/0/version type",
                        "/decisions/0/decision type",
                        "/decisions/0/by unknown"),
                wrong(
                        "{'decisions': [{'commentId': 9223372036854775808, 'version': 2147483648, 'decision': 'APPROVE'}]}",
                        "/decisions/0/commentId out-of-range",
                        "/decisions/0/version out-of-range",
                        "/decisions/0/decision not-allowed"),
                wrong(
                        "{'decisions': [{'commentId': 1.5, 'version': 1e400, 'decision': '', 'reason': ''}]}",
                        "/decisions/0/commentId type",
                        "/decisions/0/version type",
                        "/decisions/0/decision not-allowed",
                        "/decisions/0/reason blank"),
                wrong(reason("r".repeat(501)), "/decisions/0/reason too-long"),
                wrong(reason("a\\u0000b"), "/decisions/0/reason control-character"),
                wrong(reason("a\\ud800b"), "/decisions/0/reason surrogate"),
                wrong(reason("a\\u202eb"), "/decisions/0/reason direction"));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void everyFaultOfDecisionsIsNamed(String json, String[] faults) throws Exception {
        Exchange answer = gateway.post(DECISIONS, json, editor).isProblem(400, "invalid");

        assertThat(answer.faults()).containsExactlyInAnyOrder(faults);
    }

    @Test
    void decisionsAreJsonOfAModestSizeFromSomebodyWhoIsSignedIn() throws Exception {
        gateway.post(DECISIONS, "{", editor).isProblem(400, "malformed-request");
        gateway.post(DECISIONS, "", editor).isProblem(400, "malformed-request");
        gateway.post(DECISIONS, " ".repeat(65_537), editor).isProblem(413, "too-large");
        gateway.send("POST", DECISIONS, "{}", RunningGateway.with(editor, "Content-Type", "text/plain"))
                .isProblem(415, "unsupported-media-type");
        gateway.post(DECISIONS, "{}").isProblem(401, "unauthorized");
        gateway.post(DECISIONS, "{}", "Authorization", "Edit token").isProblem(401, "unauthorized");
        gateway.get("/api/v1/newsroom/comments").isProblem(401, "unauthorized");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?status=held              | /query/status not-allowed
            ?status=                  | /query/status not-allowed
            ?status=pending&status=spam | /query/status repeated
            ?limit=101                | /query/limit out-of-range
            ?limit=-1                 | /query/limit out-of-range
            ?limit=ten                | /query/limit type
            ?article=Not%20A%20Slug   | /query/article format
            ?article=                 | /query/article blank
            ?article=a%00b            | /query/article control-character
            ?cursor=                  | /query/cursor blank
            ?cursor=a%20b             | /query/cursor format
            ?commenter=7              | /query/commenter unknown
            """)
    void aBadQuestionForCommentsIsNamed(String query, String fault) throws Exception {
        assertThat(gateway.get("/api/v1/newsroom/comments" + query, editor)
                        .isProblem(400, "invalid")
                        .faults())
                .containsExactly(fault);
    }

    static Stream<Arguments> terms() {
        return Stream.of(
                wrong("{}", "/name required"),
                wrong("{'name': null, 'slug': 'Not A Slug'}", "/name required", "/slug format"),
                wrong("{'name': '  ', 'lang': 'no language'}", "/name blank", "/lang format"),
                wrong("{'name': 7, 'names': {'fr': 'x'}}", "/name type", "/names type"),
                wrong(
                        "{'name': 'n', 'names': [{'lang': 'fr'}, {'lang': '', 'name': 'x', 'more': 1}]}",
                        "/names/0/name required",
                        "/names/1/lang blank",
                        "/names/1/more unknown"),
                wrong("{'name': '" + "n".repeat(101) + "', 'description': ''}", "/name too-long", "/description blank"),
                wrong(
                        "{'name': 'a\\u0000b', 'description': '" + "d".repeat(2001) + "'}",
                        "/name control-character",
                        "/description too-long"),
                wrong("{'name': 'n', 'image': {'url': 'javascript:x'}}", "/image/url format", "/image/alt required"),
                wrong("{'name': 'n', 'articleCount': 1, 'version': 2}", "/articleCount unknown", "/version unknown"));
    }

    @ParameterizedTest
    @MethodSource("terms")
    void everyFaultOfAnAuthorATopicOrATagIsNamed(String json, String[] faults) throws Exception {
        for (String terms : List.of("authors", "topics", "tags")) {
            Exchange answer =
                    gateway.post("/api/v1/newsroom/" + terms, json, editor).isProblem(400, "invalid");

            assertThat(answer.faults()).as(terms).containsExactlyInAnyOrder(faults);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
            topics  | {}                                  | /into required
            topics  | {"into": "Not A Slug"}              | /into format
            topics  | {"into": "a", "account": "ines"}    | /account unknown
            authors | {"into": "a", "account": ""}        | /account blank
            tags    | {"into": 7}                         | /into type
            """)
    void everyFaultOfAMergeIsNamed(String terms, String json, String fault) throws Exception {
        Exchange answer = gateway.post("/api/v1/newsroom/" + terms + "/city/merge", json, editor)
                .isProblem(400, "invalid");

        assertThat(answer.faults()).containsExactly(fault);
    }

    @Test
    void aPatchOfATopicMayNotRemoveWhatMustBeThere() throws Exception {
        Exchange answer = gateway.send(
                        "PATCH",
                        "/api/v1/newsroom/topics/city",
                        "{\"name\": null, \"slug\": null, \"lang\": null, \"image\": {\"url\": null}, \"names\": null}",
                        RunningGateway.with(editor, "If-Match", "\"v1\"", "Content-Type", "application/json"))
                .isProblem(400, "invalid");

        assertThat(answer.faults())
                .containsExactlyInAnyOrder("/name required", "/slug required", "/image/url required");
    }

    @Test
    void aPatchMayNotRemoveWhatMustBeThere() throws Exception {
        Exchange answer = gateway.send(
                        "PATCH",
                        ARTICLES + "/17",
                        "{\"headline\": null, \"lang\": null, \"slug\": null, \"image\": {\"url\": null}, \"tags\": null}",
                        RunningGateway.with(editor, "If-Match", "\"v1\"", "Content-Type", "application/json"))
                .isProblem(400, "invalid");

        assertThat(answer.faults())
                .containsExactlyInAnyOrder("/headline required", "/lang required", "/image/url required");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/v1/articles?limit=0                         | /query/limit out-of-range
            /api/v1/articles?limit=101                       | /query/limit out-of-range
            /api/v1/articles?limit=x                         | /query/limit type
            /api/v1/articles?limit=                          | /query/limit type
            /api/v1/articles?limit=1.5                       | /query/limit type
            /api/v1/articles?limit=99999999999999999999      | /query/limit out-of-range
            /api/v1/articles?limit=5&limit=6                 | /query/limit repeated
            /api/v1/articles?page=2                          | /query/page unknown
            /api/v1/articles?%00=1                           | /query/? unknown
            /api/v1/articles?topic=No%20Topic                | /query/topic format
            /api/v1/articles?lang=%ff%fe                     | -
            /api/v1/articles?q=                              | /query/q blank
            /api/v1/articles?q=%20%20                        | /query/q blank
            /api/v1/articles?q=a%00b                         | /query/q control-character
            /api/v1/articles?q=a&sort=best                   | /query/sort not-allowed
            /api/v1/articles?publishedAfter=yesterday        | /query/publishedAfter format
            /api/v1/articles?publishedAfter=2026-02-30T00:00:00Z | /query/publishedAfter format
            /api/v1/articles?publishedBefore=%2B999999999-01-01T00:00:00Z | /query/publishedBefore format
            /api/v1/articles?cursor=                         | /query/cursor blank
            /api/v1/articles?cursor=%E2%80%AE                | /query/cursor blank
            /api/v1/articles?cursor=a%E2%80%AEb              | /query/cursor direction
            /api/v1/articles?publishedAfter=2026-03-02T08:00:00%200200 | /query/publishedAfter format
            /api/v1/articles?limit=%2B20                     | /query/limit type
            /api/v1/articles?q=%zz                           | -
            /api/v1/articles?q=%                             | -
            /api/v1/articles?q=%c3%28                        | -
            /api/v1/topics?limit=0                           | /query/limit out-of-range
            /api/v1/tags?q=a                                 | /query/q unknown
            /api/v1/authors/UPPER                            | /path/slug format
            /api/v1/articles/popular?window=1y               | /query/window not-allowed
            /api/v1/articles/..                              | /path/slug format
            /api/v1/articles/%2e%2e%2f%2e%2e%2fetc           | /path/slug format
            /api/v1/articles/%00                             | /path/slug control-character
            /api/v1/articles/a%0d%0ab                        | /path/slug control-character
            /api/v1/articles/UPPER                           | /path/slug format
            /api/v1/articles/%ff                             | -
            /api/v1/articles/%                               | -
            /api/v1/articles/                                | /path/slug blank
            /api/v1/articles/the-bridge/comments?parent=0    | /query/parent out-of-range
            /api/v1/articles/the-bridge/comments?parent=9223372036854775808 | /query/parent out-of-range
            /api/v1/articles/the-bridge/comments?sort=best   | /query/sort not-allowed
            """)
    void aBadAddressIsNamed(String path, String fault) throws Exception {
        try (RawSocket client = new RawSocket(gateway.port())) {
            String answer = client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    .untilClosed();

            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("content-type: application/problem+json");
            JsonObject problem = new JsonObject(answer.substring(answer.indexOf("\r\n\r\n")));
            assertThat(faults(problem)).isEqualTo(fault.equals("-") ? "-" : fault);
        }
    }

    @Test
    void idsBeyondWhatANumberHoldsAre400() throws Exception {
        for (String id : new String[] {
            "9223372036854775808", "0", "-1", "x", "1e3", "99999999999999999999999999999999999999999999"
        }) {
            gateway.get(ARTICLES + "/" + id, editor).isProblem(400, "invalid");
            gateway.get("/api/v1/comments/" + id).isProblem(400, "invalid");
            gateway.get("/api/v1/comments/" + id, "Authorization", "Edit token").isProblem(400, "invalid");
        }
    }

    @Test
    void aSlugOfTenThousandCharactersIsRefused() throws Exception {
        gateway.get("/api/v1/articles/" + "a".repeat(10_000)).isProblem(400, "invalid");
        try (RawSocket client = new RawSocket(gateway.port())) {
            assertThat(client.send("GET /api/v1/articles/" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n")
                            .untilClosed())
                    .contains(" 414 ")
                    .contains("/problems/uri-too-long");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\": }",
                "nope",
                "{'a': 1}",
                "{} {}",
                "{}x",
                "{\"a\": 1, \"a\": 2}",
                "NaN",
                "\ufeff{}",
                "{\"a\": 01}",
                "{\"a\": \"\\x\"}",
                "{\"a\": \"\t\"}"
            })
    void whatIsNotJsonIs400(String body) throws Exception {
        Exchange answer = gateway.post(COMMENTS, body).isProblem(400, "malformed-request");

        assertThat(answer.text()).doesNotContain("jackson", "Exception", "StreamRead");
    }

    @Test
    void jsonMayBe32DeepAndNoDeeper() throws Exception {
        gateway.post(COMMENTS, "[".repeat(33) + "]".repeat(33)).isProblem(400, "malformed-request");
        gateway.post(COMMENTS, "[".repeat(32) + "]".repeat(32)).isProblem(400, "invalid");
        gateway.post(COMMENTS, "[".repeat(60_000)).isProblem(400, "malformed-request");
    }

    @Test
    void whatIsNotUtf8Is400() throws Exception {
        byte[][] bodies = {
            {(byte) 0xff},
            {'"', (byte) 0xc0, (byte) 0x80, '"'},
            {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
            {0, '{', 0, '}'}
        };
        for (byte[] body : bodies) {
            try (RawSocket client = new RawSocket(gateway.port())) {
                String answer = client.send("POST " + COMMENTS + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n"
                                + new String(body, StandardCharsets.ISO_8859_1))
                        .untilClosed();

                assertThat(answer).startsWith("HTTP/1.1 400 ").contains("/problems/malformed-request");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/json; charset=utf-16", "application/jsonp", "x"})
    void anotherMediaTypeIs415(String type) throws Exception {
        gateway.send("POST", COMMENTS, "{}", "Content-Type", type).isProblem(415, "unsupported-media-type");
    }

    @Test
    void noMediaTypeAndACompressedBodyAre415() throws Exception {
        gateway.send("POST", COMMENTS, "{}").isProblem(415, "unsupported-media-type");
        gateway.post(COMMENTS, "{}", "Content-Encoding", "gzip").isProblem(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ü"})
    void anIdempotencyKeyIsVisibleAscii(String key) throws Exception {
        try (RawSocket client = new RawSocket(gateway.port())) {
            String body = "{\"author\":{\"name\":\"n\",\"email\":\"a@b.example\"},\"body\":\"x\"}";
            String answer = client.send(
                            "POST " + COMMENTS + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nIdempotency-Key: " + key
                                    + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                                    + "\r\n\r\n" + body)
                    .untilClosed();

            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("/header/Idempotency-Key");
        }
    }

    @Test
    void anIdempotencyKeyHasAtMost255Characters() throws Exception {
        Exchange answer =
                gateway.post(COMMENTS, "{}", "Idempotency-Key", "k".repeat(256)).isProblem(400, "invalid");

        assertThat(answer.faults()).contains("/header/Idempotency-Key too-long", "/author required");
    }

    @Test
    void ofVeryManyFaultsAHundredAreTold() throws Exception {
        JsonObject body = new JsonObject();
        for (int i = 0; i < 5_000; i++) {
            body.put("f" + i, i);
        }

        assertThat(gateway.post(COMMENTS, body.encode())
                        .isProblem(400, "invalid")
                        .faults())
                .hasSize(100);
    }

    @Test
    void accountsAreCheckedToo() throws Exception {
        assertThat(gateway.post(
                                "/api/v1/newsroom/staff",
                                "{\"name\": \"a b\", \"password\": \"short\", \"role\": \"king\"}",
                                editor)
                        .isProblem(400, "invalid")
                        .faults())
                .containsExactlyInAnyOrder("/name format", "/password too-short", "/role not-allowed");
        assertThat(gateway.post("/api/v1/sessions", "{\"name\": 7}")
                        .isProblem(400, "invalid")
                        .faults())
                .containsExactlyInAnyOrder("/name type", "/password required");
    }

    private static String faults(JsonObject problem) {
        JsonArray errors = problem.getJsonArray("errors");
        if (errors == null) {
            return "-";
        }
        JsonObject first = errors.getJsonObject(0);
        return first.getString("pointer") + " " + first.getString("code");
    }

    private static Arguments wrong(String json, String... faults) {
        return Arguments.of(json.replace('\'', '"'), faults);
    }

    private static String comment(String field, String value) {
        String author = "'name': 'n', 'email': 'a@b.example'";
        return field.equals("body")
                ? "{'author': {" + author + "}, 'body': '" + value + "'}"
                : "{'author': {" + replaced(author, field, value) + "}, 'body': 'x'}";
    }

    private static String replaced(String author, String field, String value) {
        String[] kept = Arrays.stream(author.split(", "))
                .filter(member -> !member.startsWith("'" + field + "'"))
                .toArray(String[]::new);
        return String.join(", ", kept) + (kept.length == 0 ? "" : ", ") + "'" + field + "': '" + value + "'";
    }

    private static String parent(String value) {
        return "{'author': {'name': 'n', 'email': 'a@b.example'}, 'body': 'x', 'parentId': " + value + "}";
    }

    private static String reason(String value) {
        return "{'decisions': [{'commentId': 1, 'version': 1, 'decision': 'spam', 'reason': '" + value + "'}]}";
    }

    private static String article(String members) {
        String headline = members.contains("'headline'") ? "" : "'headline': 'h', ";
        String lang = members.contains("'lang'") ? "" : "'lang': 'en', ";
        return "{" + headline + lang + members + "}";
    }

    private static String many(int count) {
        return Stream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> "'t" + i + "'")
                .toList()
                .toString();
    }
}
