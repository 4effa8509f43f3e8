package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.bus.Failure;
import io.dateline.bus.Topic;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.Changed;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.dateline.contract.WriteResult;
import io.dateline.testkit.http.Exchange;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader sees of the edge cache. */
class CachingTest {

    private static final String ARTICLE = "/api/v1/articles/the-bridge";

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        // Long lifetimes: what ends here ends by a purge.
        gateway = RunningGateway.start(
                Map.of("DATELINE_RATE_LIMITS", "off", "DATELINE_CACHE_FRESH", "10m", "DATELINE_CACHE_NEGATIVE", "10m"));
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    @BeforeEach
    void empty() throws Exception {
        gateway.services.forget();
        await().until(() -> {
            announce(Changed.withdrawn(List.of(
                    SurrogateKey.article(17),
                    SurrogateKey.slug("the-bridge"),
                    SurrogateKey.articles(),
                    SurrogateKey.comments(17))));
            return gateway.gateway().cached() == 0;
        });
        gateway.services.forget();
    }

    @Test
    void theSecondReaderIsServedFromTheCache() throws Exception {
        Exchange first = gateway.get(ARTICLE);
        Exchange second = gateway.get(ARTICLE);

        assertThat(first.header("Cache-Status")).isEqualTo("dateline; fwd=uri-miss");
        assertThat(second.header("Cache-Status")).matches("dateline; hit; ttl=\\d+");
        assertThat(second.header("Age")).matches("\\d+");
        assertThat(second.header("Cache-Control"))
                .isEqualTo("public, max-age=600, stale-while-revalidate=10, stale-if-error=3600");
        assertThat(second.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(gateway.services.asked(ArticleContract.FIND)).hasSize(1);
    }

    @Test
    void aThousandReadersOfAColdArticleCostOneQuestion() throws Exception {
        Promise<Representation> slow = Promise.promise();
        gateway.services.answer(ArticleContract.FIND, (q, call) -> slow.future());
        List<CompletableFuture<Exchange>> readers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            readers.add(gateway.sendLater("GET", ARTICLE));
        }
        await().until(() -> gateway.services.asked(ArticleContract.FIND).size() == 1);
        slow.complete(RecordedServices.representation(RecordedServices.article("the-bridge", 3, false)));

        for (CompletableFuture<Exchange> reader : readers) {
            assertThat(reader.get().status()).isEqualTo(200);
        }
        assertThat(gateway.services.asked(ArticleContract.FIND)).hasSize(1);
    }

    /** What is not sent at once is checked and timed. */
    @Test
    void anotherSpellingGoesTheLongWayOnce() throws Exception {
        long first = timed("listArticles");
        gateway.get("/api/v1/articles?tag=bridge");
        // A request is measured once it is answered.
        await().until(() -> timed("listArticles") > first);
        long before = timed("listArticles");

        for (int i = 0; i < 5; i++) {
            assertThat(gateway.get("/api/v1/articles?limit=20&tag=bridge").header("Cache-Status"))
                    .contains("hit");
        }

        await().until(() -> timed("listArticles") > before);
        assertThat(timed("listArticles")).isEqualTo(before + 1);
    }

    private static long timed(String operation) {
        return gateway.meters.find("dateline.http.requests").tag("operation", operation).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    @Test
    void theSameQuestionWrittenOtherwiseIsTheSameEntry() throws Exception {
        gateway.get("/api/v1/articles?topic=city&limit=20");

        for (String same : List.of(
                "?topic=city", "?limit=20&topic=city", "?topic=c%69ty", "?limit=020&topic=city", "?&topic=city&")) {
            assertThat(gateway.get("/api/v1/articles" + same).header("Cache-Status"))
                    .as(same)
                    .contains("hit");
        }
        assertThat(gateway.get("/api/v1/articles?topic=world").header("Cache-Status"))
                .contains("uri-miss");
    }

    @Test
    void aChangeIsSeenAtOnceOnEveryPageThatShowsIt() throws Exception {
        gateway.get(ARTICLE);
        gateway.get("/api/v1/articles");
        gateway.get(ARTICLE + "/comments");

        announce(SurrogateKey.article(17));
        await().until(() -> !hit(ARTICLE));
        assertThat(hit("/api/v1/articles")).isTrue();
        announceComments(SurrogateKey.comments(17));
        await().until(() -> !hit(ARTICLE + "/comments"));
    }

    @Test
    void withdrawingAnArticleTakesItsCommentsAlong() throws Exception {
        gateway.get(ARTICLE + "/comments?sort=top");

        announce(SurrogateKey.slug("the-bridge"));

        await().until(() -> !hit(ARTICLE + "/comments?sort=top"));
    }

    @Test
    void publishingEndsThe404() throws Exception {
        gateway.services.fail(ArticleContract.FIND, Failure.notFound("article-unknown", "There is none."));
        gateway.get(ARTICLE).isProblem(404, "article-unknown");
        Exchange kept = gateway.get(ARTICLE, "X-Request-Id", "mine").isProblem(404, "article-unknown");
        assertThat(kept.header("Cache-Status")).contains("hit");
        assertThat(kept.json().getString("requestId")).isEqualTo("mine");
        assertThat(kept.header("Cache-Control")).isEqualTo("public, max-age=600");
        gateway.services.forget();

        announce(SurrogateKey.slug("the-bridge"));

        await().untilAsserted(() -> gateway.get(ARTICLE).hasStatus(200));
    }

    @Test
    void whoHasItIsToldSo() throws Exception {
        String tag = String.valueOf(gateway.get(ARTICLE).header("ETag"));

        for (String match : List.of(tag, "W/" + tag, "\"other\", " + tag, " * ", "\"other\",W/" + tag)) {
            Exchange answer = gateway.get(ARTICLE, "If-None-Match", match).hasStatus(304);

            assertThat(answer.response().body()).isEmpty();
            assertThat(answer.header("ETag")).isEqualTo(tag);
            assertThat(answer.header("Cache-Control")).startsWith("public");
        }
        gateway.get(ARTICLE, "If-None-Match", "\"other\"").hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-gzip",
                "--gzip",
                ";gzip",
                "-br",
                ";br",
                "--br",
                "-zstd",
                "-df",
                ";df",
                "-deflate",
                "-GZIP",
                ":gzip"
            })
    void whoHasItAsAProxyCompressedItIsToldSo(String suffix) throws Exception {
        for (String encoding : List.of("identity", "gzip")) {
            String tag = String.valueOf(
                    gateway.get(ARTICLE, "Accept-Encoding", encoding).header("ETag"));
            String suffixed = tag.substring(0, tag.length() - 1) + suffix + '"';

            for (String match : List.of(suffixed, "W/" + suffixed, "\"other\", " + suffixed, tag + suffix)) {
                Exchange answer = gateway.get(ARTICLE, "Accept-Encoding", encoding, "If-None-Match", match)
                        .hasStatus(304);

                assertThat(answer.header("ETag")).isEqualTo(tag);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-other", "x", "-gzipped", "gzip"})
    void anotherEndOfATagIsAnotherTag(String suffix) throws Exception {
        String tag = String.valueOf(gateway.get(ARTICLE).header("ETag"));

        gateway.get(ARTICLE, "If-None-Match", tag.substring(0, tag.length() - 1) + suffix + '"')
                .hasStatus(200);
    }

    @Test
    void whoReadsGzipGetsGzipWithATagOfItsOwn() throws Exception {
        Exchange plain = gateway.get(ARTICLE);
        Exchange gzip = gateway.get(ARTICLE, "Accept-Encoding", "br;q=1, gzip;q=0.5");
        Exchange refused = gateway.get(ARTICLE, "Accept-Encoding", "gzip;q=0");

        assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(gzip.header("ETag")).isNotEqualTo(plain.header("ETag"));
        assertThat(new String(
                        new GZIPInputStream(
                                        new ByteArrayInputStream(gzip.response().body()))
                                .readAllBytes(),
                        StandardCharsets.UTF_8))
                .isEqualTo(plain.text());
        assertThat(refused.header("Content-Encoding")).isNull();
        gateway.get(ARTICLE, "Accept-Encoding", "gzip", "If-None-Match", String.valueOf(gzip.header("ETag")))
                .hasStatus(304);
    }

    @Test
    void whileTheServicesAreDownWhatWasReadCanBeRead() throws Exception {
        gateway.get(ARTICLE).hasStatus(200);
        gateway.services.fail(ArticleContract.FIND, Failure.unavailable("Down."));

        gateway.get(ARTICLE).hasStatus(200);
        assertThat(gateway.get("/api/v1/articles/never-read")
                        .isProblem(503, "unavailable")
                        .header("Retry-After"))
                .isEqualTo("1");
    }

    private static boolean hit(String path) throws Exception {
        return String.valueOf(gateway.send("HEAD", path, null).header("Cache-Status"))
                .contains("hit");
    }

    private static void announce(SurrogateKey... keys) {
        announce(Changed.changed(List.of(keys)));
    }

    private static void announce(Changed changed) {
        announce(ArticleContract.CHANGED, changed);
    }

    /** Done when the gateway has heard it: what it hears later, it would take for a change of what was read since. */
    private static void announce(Topic<Changed> topic, Changed changed) {
        Counter heard = gateway.meters.counter("dateline.edge.cache.purges");
        double before = heard.count();
        gateway.bus.publish(topic, changed);
        await().until(() -> heard.count() > before);
    }

    /** The services here announce nothing: what a write made stale goes before it is answered. */
    @Test
    void whoeverWritesIsNotShownWhatWasBefore() throws Exception {
        String[] json = RunningGateway.with(gateway.signedIn(), "Content-Type", "application/json");
        String comments = ARTICLE + "/comments";
        List.of(ARTICLE, comments, "/api/v1/articles").forEach(CachingTest::read);

        gateway.post(
                comments, "{\"author\": {\"name\": \"Ines\", \"email\": \"i@example.org\"}, \"body\": \"Hello.\"}");
        assertThat(read(comments)).doesNotContain("hit");
        assertThat(read(ARTICLE)).contains("hit");

        gateway.services.forget();
        gateway.send("POST", "/api/v1/newsroom/articles/17/unpublish", null, json);
        read(ARTICLE);
        assertThat(gateway.services.asked(ArticleContract.FIND)).hasSize(1);
        assertThat(read("/api/v1/articles")).doesNotContain("hit");
    }

    @Test
    void whoeverWritesIsNotShownTheOldThatIsServedToOthersWhileItIsRenewed() throws Exception {
        String comments = ARTICLE + "/comments";
        AtomicReference<String> page = new AtomicReference<>("before");
        gateway.services.answer(
                CommentContract.LIST,
                (q, call) -> Future.succeededFuture(Representation.of(page.get(), List.of(SurrogateKey.comments(17)))));
        gateway.services.answer(CommentContract.WRITE, (q, call) -> {
            page.set("after");
            return Future.succeededFuture(RecordedServices.commented(Comment.Status.APPROVED));
        });
        gateway.get(comments);
        assertThat(read(comments)).contains("hit");

        gateway.post(
                comments, "{\"author\": {\"name\": \"Ines\", \"email\": \"i@example.org\"}, \"body\": \"Hello.\"}");
        Exchange next = gateway.get(comments);

        assertThat(next.text()).isEqualTo("\"after\"");
        assertThat(next.header("Cache-Status")).contains("hit");
    }

    @Test
    void norWhereThePageWasAlreadyAskedForAndNobodyKnewWhatItWouldShow() throws Exception {
        String comments = ARTICLE + "/comments";
        Promise<Representation> slow = Promise.promise();
        gateway.services.answer(CommentContract.LIST, (q, call) -> slow.future());
        CompletableFuture<String> reader = reading(comments);
        await().until(() -> gateway.services.asked(CommentContract.LIST).size() == 1);

        gateway.post(
                comments, "{\"author\": {\"name\": \"Ines\", \"email\": \"i@example.org\"}, \"body\": \"Hello.\"}");
        await().pollInterval(Duration.ofMillis(1)).until(() -> inFlight() == 1);
        CompletableFuture<String> writer = reading(comments);
        // Its question is under way when the answer to the first one comes.
        await().pollInterval(Duration.ofMillis(1)).until(() -> inFlight() == 2);
        gateway.services.answer(CommentContract.LIST, (q, call) -> Future.succeededFuture(shown("after")));
        slow.complete(shown("before"));

        // Who came before may be shown either; on a busy machine the answer to the first question is too old by then.
        assertThat(reader.get()).isIn("\"before\"", "\"after\"");
        assertThat(writer.get()).isEqualTo("\"after\"");
    }

    /** What is told of by the answer and by the announcement counts once, and so is asked for again once. */
    @Test
    void anEditAndItsAnnouncementRenewWhatIsReadOnce() throws Exception {
        String[] json = RunningGateway.with(
                gateway.signedIn(), "Content-Type", "application/merge-patch+json", "If-Match", "\"v3\"");
        read(ARTICLE);
        assertThat(read(ARTICLE)).contains("hit");

        gateway.send("PATCH", "/api/v1/newsroom/articles/17", "{\"headline\": \"Open\"}", json)
                .hasStatus(200);
        assertThat(gateway.services.asked(ArticleContract.FIND)).hasSize(2);
        announce(Changed.changed(List.of(SurrogateKey.article(17)), List.of(RecordedServices.CAUSE)));

        assertThat(read(ARTICLE)).contains("hit");
        assertThat(gateway.services.asked(ArticleContract.FIND)).hasSize(2);
    }

    /** The service knows of ranges and of much else that the gateway cannot know. */
    @Test
    void aWritePurgesWhateverTheServiceSaysSuchAsListsOfALanguageRange() throws Exception {
        String portuguese = "/api/v1/articles?lang=pt";
        gateway.services.answer(
                ArticleContract.LIST,
                (q, call) -> Future.succeededFuture(
                        Representation.of("A list", List.of(SurrogateKey.articles(), SurrogateKey.lang("pt")))));
        gateway.services.answer(
                ArticleContract.PUBLISH,
                (q, call) -> Future.succeededFuture(new WriteResult<>(
                        RecordedServices.article("the-bridge", 4, true),
                        Changed.changed(List.of(SurrogateKey.lang("pt-BR"), SurrogateKey.lang("pt"))))));
        read(portuguese);

        gateway.send("POST", "/api/v1/newsroom/articles/17/publish", null, gateway.signedIn())
                .hasStatus(200);

        assertThat(read(portuguese)).doesNotContain("hit");
    }

    /** A service of the version before says nothing of what it changed; it announces it. */
    @Test
    void aWriteOfWhichTheServiceDoesNotSayWhatItChangedIsSeenOnceItIsAnnounced() throws Exception {
        gateway.services.answer(
                ArticleContract.PUBLISH,
                (q, call) -> Future.succeededFuture(
                        new WriteResult<>(RecordedServices.article("the-bridge", 4, true), null)));
        read(ARTICLE);

        gateway.send("POST", "/api/v1/newsroom/articles/17/publish", null, gateway.signedIn())
                .hasStatus(200);
        announce(SurrogateKey.article(17));

        assertThat(read(ARTICLE)).doesNotContain("hit");
    }

    @Test
    void anAnswerHasTheMediaTypeAndThePolicyThatItCameWith() throws Exception {
        String policy = "default-src 'self'; frame-ancestors 'none'";
        gateway.services.answer(
                ArticleContract.FIND,
                (q, call) -> Future.succeededFuture(Representation.of(
                        "text/html; charset=utf-8",
                        policy,
                        Buffer.buffer("<p>The bridge.</p>".repeat(100)),
                        List.of(SurrogateKey.article(17), SurrogateKey.slug("the-bridge")))));

        for (String[] headers : new String[][] {{}, {"Accept-Encoding", "gzip"}, {"If-None-Match", "*"}}) {
            for (String method : List.of("GET", "HEAD")) {
                Exchange answer = gateway.send(method, ARTICLE, null, headers);
                assertThat(answer.response().headers().allValues("Content-Security-Policy"))
                        .containsExactly(policy);
                if (answer.status() == 200) {
                    assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
                }
            }
        }
        assertThat(gateway.services.asked(ArticleContract.FIND)).hasSize(1);
        assertThat(gateway.get(ARTICLE).text()).startsWith("<p>The bridge.</p>");
        assertThat(gateway.get("/api/v1/articles").response().headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'");
    }

    private static Representation shown(String text) {
        return Representation.of(text, List.of(SurrogateKey.comments(17)));
    }

    private static int inFlight() {
        return (int)
                gateway.meters.get("dateline.http.requests.in.flight").gauge().value();
    }

    private static CompletableFuture<String> reading(String path) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return gateway.get(path).text();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private static String read(String path) {
        try {
            return gateway.get(path).header("Cache-Status");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void announceComments(SurrogateKey... keys) {
        announce(CommentContract.CHANGED, Changed.changed(List.of(keys)));
    }
}
