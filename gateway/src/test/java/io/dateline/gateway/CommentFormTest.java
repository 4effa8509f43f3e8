package io.dateline.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.bus.Failure;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract;
import io.dateline.contract.Representation;
import io.dateline.contract.SiteContract;
import io.dateline.contract.SiteContract.FormFault;
import io.dateline.contract.SiteContract.SentForm;
import io.dateline.contract.SurrogateKey;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.http.RawSocket;
import io.vertx.core.Future;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form for a comment, as browsers send it, and as nobody should. */
class CommentFormTest {

    private static final String COMMENTS = "/the-bridge/comments";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String WHOLE = "name=Ines&email=ines%40example.org&url=&body=Monday.&parent=&key=";

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(Map.of(
                "DATELINE_RATE_LIMITS", "off",
                "DATELINE_CACHE_FRESH", "10m",
                "DATELINE_CORS_ORIGINS", "https://friend.example"));
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        gateway.services.forget();
    }

    @Test
    void whoSendsItIsLedToAPageOfTheirOwn() throws Exception {
        Exchange answer = send("name=+Ines+&email=ines%40example.org&url=https%3A%2F%2Fexample.org&body=It+opens.%0D%0A"
                        + "%0D%0ASoon%21&parent=42&remember=yes&key=k-1")
                .hasStatus(303);

        assertThat(answer.header("Location")).matches(COMMENTS + "/\\d+/received\\?token=edit-token");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(gateway.services.lastAsked(CommentContract.WRITE))
                .isEqualTo(new CommentContract.Write(
                        "the-bridge",
                        "Ines",
                        "ines@example.org",
                        "https://example.org",
                        "It opens.\n\nSoon!",
                        42L,
                        "k-1"));
    }

    @Test
    void whatIsLeftEmptyIsNotThere() throws Exception {
        send(WHOLE).hasStatus(303);
        send("name=Ines&email=ines%40example.org&body=Monday.").hasStatus(303);

        assertThat(gateway.services.asked(CommentContract.WRITE))
                .extracting(RecordedServices.Question::question)
                .containsOnly(new CommentContract.Write(
                        "the-bridge", "Ines", "ines@example.org", null, "Monday.", null, null));
    }

    @Test
    void everyLineEndIsOne() throws Exception {
        send("name=Ines&email=a%40b.example&body=a%0Db%0D%0Ac%0Ad").hasStatus(303);

        assertThat(gateway.services.lastAsked(CommentContract.WRITE).body()).isEqualTo("a\nb\nc\nd");
    }

    @Test
    void theNextPageShowsIt() throws Exception {
        String[] page = {"before"};
        gateway.services.answer(
                SiteContract.ARTICLE,
                (q, call) -> Future.succeededFuture(
                        RecordedSite.html(page[0], SurrogateKey.article(17), SurrogateKey.comments(17))));
        gateway.services.answer(CommentContract.WRITE, (q, call) -> {
            page[0] = "after";
            return Future.succeededFuture(RecordedServices.commented(Comment.Status.APPROVED));
        });
        gateway.get("/the-bridge").hasStatus(200);
        gateway.get("/the-bridge").hasStatus(200);

        send(WHOLE).hasStatus(303);

        assertThat(gateway.get("/the-bridge").text()).contains("after");
    }

    @Test
    void everyFaultIsToldAtItsFieldAndNothingIsLost() throws Exception {
        Exchange answer =
                send("name=&email=nonsense&url=ftp%3A%2F%2Fa&body=Kept+%3Cb%3E&remember=yes&parent=42&key=k-1")
                        .hasStatus(400);

        assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Robots-Tag")).isEqualTo("noindex");
        assertThat(answer.response().headers().allValues("Referrer-Policy")).containsExactly("same-origin");
        assertThat(answer.response().headers().allValues("Content-Security-Policy"))
                .containsExactly(RecordedSite.POLICY);
        SiteContract.CommentForm form = gateway.services.lastAsked(SiteContract.COMMENT_FORM);
        assertThat(form.slug()).isEqualTo("the-bridge");
        assertThat(form.parentId()).isEqualTo(42);
        SentForm sent = sent();
        assertThat(sent)
                .isEqualTo(new SentForm("", "nonsense", "ftp://a", "Kept <b>", true, "k-1", null, sent.faults(), 0));
        assertThat(sent.faults())
                .containsExactlyInAnyOrder(
                        new FormFault("name", "blank"),
                        new FormFault("email", "format"),
                        new FormFault("url", "format"));
        assertThat(gateway.services.asked(CommentContract.WRITE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "email=a%40b.example&body=x, name, required",
        "name=n&body=x, email, required",
        "name=n&email=a%40b.example, body, required",
        "name=n&email=a%40b.example&body=%0D%0A, body, blank",
        "name=n&email=a%40b.example&body=%00, body, control-character",
        "name=n%0Am&email=a%40b.example&body=x, name, control-character",
        "name=n&name=m&email=a%40b.example&body=x, name, repeated",
        "name=n&email=a%40b.example&body=x&body=x, body, repeated"
    })
    void aFieldThatIsMissingOrWrongIsA400WithTheForm(String body, String field, String code) throws Exception {
        send(body).hasStatus(400);

        assertThat(sent().faults()).containsExactly(new FormFault(field, code));
        assertThat(sent().failure()).isNull();
        assertThat(gateway.services.asked(CommentContract.WRITE)).isEmpty();
    }

    @Test
    void ofAFieldThatIsSentTwiceBothAreKept() throws Exception {
        send("name=n&email=a%40b.example&body=One.&body=Two.").hasStatus(400);

        assertThat(sent().body()).isEqualTo("One.\nTwo.");
    }

    @ParameterizedTest
    @CsvSource({
        "name=n&email=a%40b.example&body=Kept&other=x, invalid",
        "name=n&email=a%40b.example&body=Kept&parentId=1, invalid",
        "name=n&email=a%40b.example&body=Kept&=x, invalid",
        "name=n&email=a%40b.example&body=Kept&parent=x, invalid",
        "name=n&email=a%40b.example&body=Kept&parent=0, invalid",
        "name=n&email=a%40b.example&body=Kept&parent=99999999999999999999, invalid",
        "name=n&email=a%40b.example&body=Kept&parent=1&parent=2, invalid",
        "name=n&email=a%40b.example&body=Kept&key=%C3%A9, invalid",
        "name=%zz&email=a%40b.example&body=Kept, malformed-request",
        "name=n%&email=a%40b.example&body=Kept, malformed-request",
        "name=%FF&email=a%40b.example&body=Kept, malformed-request",
        "name=%C3&email=a%40b.example&body=Kept, malformed-request",
        "name=%ED%A0%80&email=a%40b.example&body=Kept, malformed-request"
    })
    void aFormThatIsBrokenIsA400AndNothingIsLost(String body, String failure) throws Exception {
        send(body).hasStatus(400);

        assertThat(sent().failure()).isEqualTo(failure);
        assertThat(sent().body()).isEqualTo("Kept");
        assertThat(gateway.services.asked(CommentContract.WRITE)).isEmpty();
    }

    @Test
    void bytesNeedNotBeEncodedButAreUtf8() throws Exception {
        String latin1 = "name=Jos\u00e9&email=a%40b.example&body=Kept";
        assertThat(raw(latin1)).startsWith("HTTP/1.1 400 ");
        assertThat(sent().failure()).isEqualTo("malformed-request");
        assertThat(sent().body()).isEqualTo("Kept");

        assertThat(raw(new String(latin1.getBytes(UTF_8), ISO_8859_1))).startsWith("HTTP/1.1 303 ");
        assertThat(gateway.services.lastAsked(CommentContract.WRITE).name()).isEqualTo("Jos\u00e9");
    }

    private static String raw(String body) throws Exception {
        try (RawSocket client = new RawSocket(gateway.port())) {
            return client.send("POST " + COMMENTS + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: " + FORM
                            + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                    .untilClosed();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded; charset=iso-8859-1",
                "application/x-www-form-urlencoded;charset=windows-1252",
                "multipart/form-data; boundary=x",
                "application/json",
                "text/plain",
                "text/html"
            })
    void anotherMediaTypeOrCharsetIs415(String type) throws Exception {
        Exchange answer =
                gateway.send("POST", COMMENTS, WHOLE, "Content-Type", type).hasStatus(415);

        assertThat(answer.text()).contains("Your fault");
        assertThat(gateway.services.asked(CommentContract.WRITE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded;charset=UTF-8",
                "Application/X-WWW-Form-URLEncoded; Charset=\"utf-8\""
            })
    void utf8MayBeSaid(String type) throws Exception {
        gateway.send("POST", COMMENTS, WHOLE, "Content-Type", type).hasStatus(303);
    }

    @Test
    void noMediaTypeIs415AndACompressedBodyToo() throws Exception {
        gateway.send("POST", COMMENTS, WHOLE).hasStatus(415);
        gateway.send("POST", COMMENTS, WHOLE, "Content-Type", FORM, "Content-Encoding", "gzip")
                .hasStatus(415);
    }

    @ParameterizedTest
    @ValueSource(ints = {65_537, 1_048_576})
    void moreThan64KiBIs413(int bytes) throws Exception {
        String body = "name=n&email=a%40b.example&body=";

        assertThat(send(body + "x".repeat(bytes - body.length())).hasStatus(413).header("Content-Type"))
                .isEqualTo("text/html; charset=utf-8");
        assertThat(gateway.services.asked(CommentContract.WRITE)).isEmpty();
    }

    @Test
    void theLongestCommentFitsHoweverItIsWritten() throws Exception {
        String body = URLEncoder.encode("\uD83C\uDF89".repeat(5_000), UTF_8);

        send("name=n&email=a%40b.example&body=" + body).hasStatus(303);
        send("name=n&email=a%40b.example&body=" + body + "x").hasStatus(400);

        assertThat(sent().faults()).containsExactly(new FormFault("body", "too-long"));
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, ''",
        "Sec-Fetch-Site, other",
        "Origin, https://evil.example",
        "Origin, 'null'",
        "Origin, ''",
        "Origin, nonsense",
        "Origin, https://friend.example",
        "Origin, https://127.0.0.1.evil.example",
        "Origin, http://127.0.0.1:1"
    })
    void whatComesFromAnotherSiteIsRefused(String header, String value) throws Exception {
        Exchange answer = gateway.send("POST", COMMENTS, WHOLE, "Content-Type", FORM, header, value)
                .hasStatus(403);

        assertThat(answer.text()).contains("Your fault");
        assertThat(gateway.services.asked(CommentContract.WRITE)).isEmpty();
        assertThat(gateway.services.asked(SiteContract.COMMENT_FORM)).isEmpty();
    }

    @Test
    void whatComesFromThisSiteIsTaken() throws Exception {
        for (String site : List.of("same-origin", "none")) {
            gateway.send("POST", COMMENTS, WHOLE, "Content-Type", FORM, "Sec-Fetch-Site", site, "Origin", "null")
                    .hasStatus(303);
        }
        for (String origin : List.of("http://127.0.0.1:" + gateway.port(), "https://127.0.0.1:" + gateway.port())) {
            gateway.send("POST", COMMENTS, WHOLE, "Content-Type", FORM, "Origin", origin)
                    .hasStatus(303);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "news.example, https://news.example, 303",
        "news.example:443, https://news.example, 303",
        "News.Example, https://news.example, 303",
        "news.example:80, http://news.example, 303",
        "news.example, https://news.example:8443, 403",
        "news.example, https://www.news.example, 403",
        "news.example:443, http://news.example, 403"
    })
    void thePortOfTheSchemeNeedNotBeSaid(String host, String origin, int status) throws Exception {
        try (RawSocket client = new RawSocket(gateway.port())) {
            assertThat(client.send("POST " + COMMENTS + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: " + origin
                                    + "\r\nConnection: close\r\nContent-Type: " + FORM + "\r\nContent-Length: "
                                    + WHOLE.length() + "\r\n\r\n" + WHOLE)
                            .untilClosed())
                    .startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CONFLICT, duplicate-comment, 409, duplicate-comment",
        "CONFLICT, idempotency-key-reused, 422, idempotency-key-reused",
        "FORBIDDEN, comments-closed, 403, comments-closed",
        "BUSY, slow-mode, 429, slow-mode",
        "BUSY, busy, 503, busy",
        "UNAVAILABLE, unavailable, 503, unavailable",
        "INTERNAL, internal, 500, internal"
    })
    void whatTheServiceRefusesHasTheStatusOfTheApiAndTheForm(Failure.Kind kind, String code, int status, String failure)
            throws Exception {
        gateway.services.fail(CommentContract.WRITE, Failure.of(kind, code, "No."));

        Exchange answer = send(WHOLE).hasStatus(status);

        assertThat(sent().failure()).isEqualTo(failure);
        assertThat(sent().body()).isEqualTo("Monday.");
        assertThat(answer.header("Retry-After")).isEqualTo(status == 429 || status == 503 ? "1" : null);
        assertThat(answer.text()).contains("CommentForm[");
    }

    @Test
    void howLongToWaitIsTold() throws Exception {
        gateway.services.fail(CommentContract.WRITE, Failure.busy("slow-mode", "Wait.", 30));

        assertThat(send(WHOLE).hasStatus(429).header("Retry-After")).isEqualTo("30");
        assertThat(sent().retryAfter()).isEqualTo(30);
    }

    @Test
    void aParentThatIsNoneIsTold() throws Exception {
        gateway.services.fail(
                CommentContract.WRITE, Failure.invalid("/parentId", "parent-too-deep", "It is too deep."));

        send(WHOLE + "&remember=").hasStatus(400);

        assertThat(sent().failure()).isEqualTo("parent-too-deep");
        assertThat(sent().remember()).isFalse();
    }

    @Test
    void aNameOfTheNewsroomIsToldAtItsField() throws Exception {
        gateway.services.fail(CommentContract.WRITE, Failure.invalid("/author/name", "reserved", "Take another."));

        send(WHOLE).hasStatus(400);

        assertThat(sent().faults()).containsExactly(new FormFault("name", "reserved"));
    }

    @ParameterizedTest
    @CsvSource({"article-unknown, 404", "article-gone, 410"})
    void whereThereIsNoArticleThereIsNoForm(String code, int status) throws Exception {
        gateway.services.fail(CommentContract.WRITE, Failure.notFound(code, "No."));
        send(WHOLE).hasStatus(status);
        assertThat(gateway.services.asked(SiteContract.COMMENT_FORM)).isEmpty();

        gateway.services.fail(SiteContract.COMMENT_FORM, Failure.notFound(code, "No."));
        send("name=n").hasStatus(status);
    }

    @Test
    void anArticleThatWasRenamedMeanwhileHasTheFormUnderItsPresentName() throws Exception {
        gateway.services.answer(
                SiteContract.COMMENT_FORM,
                (q, call) -> Future.succeededFuture(
                        q.slug().equals("the-bridge")
                                ? Representation.moved("the-ferry", List.of())
                                : RecordedSite.html("The form of " + q.slug())));

        assertThat(send("name=n").hasStatus(400).text()).contains("The form of the-ferry");
    }

    @Test
    void whereTheSiteIsAwayThePageOfTheGatewayShowsWhatWasWritten() throws Exception {
        gateway.services.fail(SiteContract.COMMENT_FORM, Failure.unavailable("Away."));

        Exchange answer = send("name=%22%3E&email=nonsense&body=%3C%2Ftextarea%3E%3Cscript%3E&parent=42&key=k%22")
                .hasStatus(400);

        assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "form-action 'self'");
        assertThat(answer.text())
                .contains(
                        "&lt;/textarea&gt;&lt;script&gt;</textarea>",
                        "name=\"name\" size=\"60\" value=\"&quot;&gt;\"",
                        "name=\"email\" size=\"60\" value=\"nonsense\"",
                        "name=\"parent\" value=\"42\"",
                        "name=\"key\" value=\"k&quot;\"",
                        "action=\"/the-bridge/comments\"",
                        "Email address: ")
                .doesNotContain("<script>");
    }

    @Test
    void bothServicesAwayIsA503WithWhatWasWritten() throws Exception {
        gateway.services.fail(SiteContract.COMMENT_FORM, Failure.unavailable("Away."));
        gateway.services.fail(CommentContract.WRITE, Failure.unavailable("Away."));

        Exchange answer = send(WHOLE).hasStatus(503);

        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.text()).contains("Monday.</textarea>");
    }

    @Test
    void aPathThatCanBeNoArticleIs404() throws Exception {
        gateway.send("POST", "/a--b/comments", WHOLE, "Content-Type", FORM).hasStatus(404);
    }

    private static Exchange send(String body) throws Exception {
        return gateway.send("POST", COMMENTS, body, "Content-Type", FORM);
    }

    private static SentForm sent() {
        return Objects.requireNonNull(
                gateway.services.lastAsked(SiteContract.COMMENT_FORM).sent());
    }
}
