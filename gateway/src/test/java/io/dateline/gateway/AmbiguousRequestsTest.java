package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.contract.ArticleContract;
import io.dateline.contract.CommentContract;
import io.dateline.testkit.http.RawSocket;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What two servers could read in two ways is refused, and nothing behind it on the connection is ever handled. */
class AmbiguousRequestsTest {

    private static final String COMMENT = "{\"author\":{\"name\":\"n\",\"email\":\"a@b.example\"},\"body\":\"x\"}";
    private static final String READ = "GET /api/v1/articles/the-bridge HTTP/1.1\r\nHost: x\r\n";
    private static final String WRITE =
            "POST /api/v1/articles/the-bridge/comments HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    private static final String CHUNKED = WRITE + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String SMUGGLED = "GET /api/v1/articles/smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(Map.of("DATELINE_RATE_LIMITS", "off", "DATELINE_BODY_TIMEOUT", "5s"));
        // What is in the edge cache is refused no less.
        gateway.get("/api/v1/articles/the-bridge").hasStatus(200);
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        gateway.services.forget();
    }

    /** One request each, without what is smuggled behind it. */
    static Stream<String> ambiguous() {
        return Stream.of(codings(), lengths(), hosts(), lines(), targets(), versions(), chunks())
                .flatMap(List::stream);
    }

    private static List<String> codings() {
        return Stream.of(
                        "Transfer-Encoding: chunked, xchunked",
                        "Transfer-Encoding: xchunked",
                        "Transfer-Encoding: identity",
                        "Transfer-Encoding: chunked, identity",
                        "Transfer-Encoding: chunked, chunked",
                        "Transfer-Encoding: gzip, chunked",
                        "Transfer-Encoding: chunked,",
                        "Transfer-Encoding: ,chunked",
                        "Transfer-Encoding: \"chunked\"",
                        "Transfer-Encoding: chunked;q=1",
                        "Transfer-Encoding: chunke",
                        "Transfer-Encoding:",
                        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                        "Transfer-Encoding: \u000bchunked",
                        "Transfer-Encoding: chunked\u000b",
                        "Transfer-Encoding : chunked",
                        "Transfer-Encoding\t: chunked",
                        "Transfer-Encoding\u000b: chunked",
                        "Transfer_Encoding: chunked",
                        " Transfer-Encoding: chunked",
                        "Transfer-Encoding:\r\n chunked",
                        "Transfer-Encoding: chunked\r\nContent-Length: 5",
                        "Content-Length: 5\r\nTransfer-Encoding: chunked",
                        "Content-Length: 0\r\ntransfer-encoding: Chunked")
                .flatMap(header -> Stream.of(READ, WRITE).map(start -> start + header + "\r\n\r\n0\r\n\r\n"))
                .toList();
    }

    private static List<String> lengths() {
        return Stream.of(
                        "Content-Length: 5\r\nContent-Length: 5",
                        "Content-Length: 5\r\nContent-Length: 6",
                        "Content-Length: 5, 5",
                        "Content-Length: 5, 6",
                        "Content-Length: +5",
                        "Content-Length: -5",
                        "Content-Length: 0x5",
                        "Content-Length: 5.0",
                        "Content-Length: 5 5",
                        "Content-Length: five",
                        "Content-Length:",
                        "Content-Length: 99999999999999999999",
                        "Content-Length\0: 5",
                        "Content-Length : 5",
                        "Content_Length: 5",
                        "Content-Length: 5\r\n 6",
                        "Content-Length: 5\0",
                        "Sec-WebSocket-Key1: 1\r\nSec-WebSocket-Key2: 2")
                .flatMap(header -> Stream.of(READ, WRITE).map(start -> start + header + "\r\n\r\nhello"))
                .toList();
    }

    private static List<String> hosts() {
        return Stream.of(
                        "X: y",
                        "Host: x\r\nHost: x",
                        "Host: x\r\nHost: y",
                        "Host:",
                        "Host: x y",
                        "Host: x, y",
                        "Host: x/y",
                        "Host: u@x",
                        "Host: x:80a",
                        "Host: :80",
                        "Host: [::1",
                        "Host: x\r\n y",
                        "Host : x",
                        " Host: x")
                .map(header -> "GET /api/v1/articles/the-bridge HTTP/1.1\r\n" + header + "\r\n\r\n")
                .toList();
    }

    private static List<String> lines() {
        return List.of(
                READ + "X: a\r\n b\r\n\r\n",
                READ + "X: a\r\n\tb\r\n\r\n",
                READ + "X: a\0b\r\n\r\n",
                READ + "X: a\rb\r\n\r\n",
                READ + "X: a\r\r\n\r\n",
                READ + "X: a\nY: b\r\n\r\n",
                READ + "X: a\r\n\n",
                READ + "X y: a\r\n\r\n",
                READ + "X\u000b: a\r\n\r\n",
                READ + "X\t: a\r\n\r\n",
                READ + "X : a\r\n\r\n",
                READ + "X\r\n\r\n",
                READ + ": a\r\n\r\n",
                READ + "X: \u007f\r\n\r\n");
    }

    private static List<String> targets() {
        return Stream.of(
                        "GET\t/api/v1/articles/the-bridge HTTP/1.1",
                        "GET /api/v1/articles/the-bridge\tHTTP/1.1",
                        "GET\u000b/api/v1/articles/the-bridge HTTP/1.1",
                        "GET  /api/v1/articles/the-bridge HTTP/1.1",
                        "GET /api/v1/articles/the-bridge  HTTP/1.1",
                        "GET /api/v1/articles/the-bridge HTTP/1.1 ",
                        " GET /api/v1/articles/the-bridge HTTP/1.1",
                        "GET /api/v1/articles/the bridge HTTP/1.1",
                        "GET /api/v1/articles/the-bridge\0 HTTP/1.1",
                        "GET /api/v1/articles/the-\rbridge HTTP/1.1",
                        "GET /api/v1/articles/the-bridge#x HTTP/1.1",
                        "G\0T /api/v1/articles/the-bridge HTTP/1.1",
                        "G(T /api/v1/articles/the-bridge HTTP/1.1",
                        "GET api/v1/articles/the-bridge HTTP/1.1",
                        "GET * HTTP/1.1",
                        "GET x:80 HTTP/1.1",
                        "CONNECT x:80 HTTP/1.1",
                        "GET http://y/api/v1/articles/the-bridge HTTP/1.1",
                        "GET http://u@x/api/v1/articles/the-bridge HTTP/1.1",
                        "GET http:///api/v1/articles/the-bridge HTTP/1.1",
                        "GET http://x?api/v1/articles/the-bridge HTTP/1.1",
                        "GET ftp://x/api/v1/articles/the-bridge HTTP/1.1")
                .map(line -> line + "\r\nHost: x\r\n\r\n")
                .toList();
    }

    private static List<String> versions() {
        return List.of(
                "GET /api/v1/articles/the-bridge\r\n",
                "GET /api/v1/articles/the-bridge \r\n",
                "GET /api/v1/articles/the-bridge HTTP/0.9\r\nHost: x\r\n\r\n",
                "GET /api/v1/articles/the-bridge HTTP/1.2\r\nHost: x\r\n\r\n",
                "GET /api/v1/articles/the-bridge HTTP/2.0\r\nHost: x\r\n\r\n",
                "GET /api/v1/articles/the-bridge http/1.1\r\nHost: x\r\n\r\n",
                "GET /api/v1/articles/the-bridge HTTP/1.10\r\nHost: x\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\u0016\u0003\u0001\u0002\0\u0001\0",
                "\n" + READ + "\r\n",
                "POST /api/v1/articles/the-bridge/comments HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    }

    private static List<String> chunks() {
        return Stream.of(
                        "ZZ\r\n",
                        "\r\n",
                        "-1\r\n",
                        "+5\r\nhello\r\n0\r\n\r\n",
                        "0x5\r\nhello\r\n0\r\n\r\n",
                        " 5\r\nhello\r\n0\r\n\r\n",
                        "5\nhello\r\n0\r\n\r\n",
                        "5\r\nhello0\r\n\r\n",
                        "5\r\nhello\n0\r\n\r\n",
                        "FFFFFFFFFFFFFFFF0\r\nhello\r\n",
                        "80000000\r\nhello\r\n",
                        "5;" + "x".repeat(20_000) + "\r\nhello\r\n",
                        ("1;" + "x".repeat(1_000) + "\r\n \r\n").repeat(60),
                        "5;a\0b\r\nhello\r\n0\r\n\r\n",
                        "0\r\nX y: a\r\n\r\n",
                        "0\r\nX: a\n\r\n")
                .flatMap(chunks -> Stream.of(CHUNKED, READ + "Transfer-Encoding: chunked\r\n\r\n")
                        .map(start -> start + chunks))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ambiguous")
    void anAmbiguousRequestIs400AndTheEndOfItsConnection(String request) throws Exception {
        try (RawSocket client = new RawSocket(gateway.port())) {
            String answer = client.send(request + SMUGGLED + SMUGGLED).untilClosed();

            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("/problems/malformed-request");
            assertThat(answer.toLowerCase(java.util.Locale.ROOT)).contains("\r\nconnection: close\r\n");
            assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
        }
        assertThat(gateway.services.asked(ArticleContract.FIND)).isEmpty();
        assertThat(gateway.services.asked(CommentContract.WRITE)).isEmpty();
    }

    @Test
    void thereAreMany() {
        assertThat(ambiguous()).hasSizeGreaterThan(40).doesNotHaveDuplicates();
    }

    @Test
    void whatCameBeforeItIsAnswered() throws Exception {
        try (RawSocket client = new RawSocket(gateway.port())) {
            String answer = client.send(READ + "\r\n" + READ + "X: a\r\n b\r\n\r\n" + SMUGGLED)
                    .untilClosed();

            assertThat(answer).startsWith("HTTP/1.1 200 ");
            assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(3);
            assertThat(answer).contains("HTTP/1.1 400 ");
        }
        assertThat(gateway.services.asked(ArticleContract.FIND)).isEmpty();
    }

    @Test
    void requestsInARowAreAnsweredInARow() throws Exception {
        String body = "Content-Length: " + COMMENT.length() + "\r\n\r\n" + COMMENT;
        String chunked = "Transfer-Encoding: chunked\r\n\r\n5;ext=\"a;b\"\r\n" + COMMENT.substring(0, 5) + "\r\n"
                + Integer.toHexString(COMMENT.length() - 5) + "\r\n" + COMMENT.substring(5) + "\r\n0\r\nX: y\r\n\r\n";
        try (RawSocket client = new RawSocket(gateway.port())) {
            String answer = client.send("\r\n" + READ + "\r\n" + WRITE + body + READ + "Content-Length: 5\r\n\r\nhello"
                            + WRITE + chunked + READ + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
                            + "GET http://x/api/v1/articles/the-bridge HTTP/1.1\r\nHost: X\r\n\r\n"
                            + "GET /docs HTTP/1.1\r\nHost: [::1]:80\r\n\r\n"
                            + "OPTIONS * HTTP/1.1\r\nHost: x.example:\r\n\r\n"
                            + READ + "Connection: close\r\n\r\n")
                    .untilClosed();

            assertThat(Stream.of(answer.split("HTTP/1.1 ", -1)).skip(1).map(part -> part.substring(0, 3)))
                    .containsExactly("200", "201", "200", "201", "200", "200", "200", "404", "200");
        }
    }

    @Test
    void aHeadMayComeInPieces() throws Exception {
        String request = "\r\n" + READ + "X: y\r\nConnection: close\r\n\r\n";
        try (RawSocket client = new RawSocket(gateway.port())) {
            for (int i = 0; i < request.length(); i++) {
                client.send(request.substring(i, i + 1));
            }

            assertThat(client.untilClosed()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void withHttp10NoHostIsNeeded() throws Exception {
        try (RawSocket client = new RawSocket(gateway.port())) {
            assertThat(client.send("GET /api/v1/articles/the-bridge HTTP/1.0\r\n\r\n")
                            .untilClosed())
                    .contains(" 200 OK");
        }
    }
}
