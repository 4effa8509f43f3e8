package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.bus.Endpoint;
import io.dateline.bus.Failure;
import io.dateline.bus.Topic;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.Window;
import io.dateline.contract.Changed;
import io.dateline.contract.CommentContract;
import io.dateline.contract.Representation;
import io.dateline.contract.SiteContract;
import io.dateline.contract.SurrogateKey;
import io.dateline.contract.TaxonomyContract.Kind;
import io.dateline.testkit.http.Exchange;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of a site in English and French: what is asked for each, and how they are kept. */
class SitePagesTest {

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        // Long lifetimes: what ends here ends by a purge.
        gateway = RunningGateway.start(Map.of(
                "DATELINE_RATE_LIMITS", "off",
                "DATELINE_CACHE_FRESH", "10m",
                "DATELINE_CACHE_NEGATIVE", "5m",
                "DATELINE_SITE_LANGUAGES", "en, fr"));
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    @BeforeEach
    void empty() {
        gateway.services.forget();
        await().until(() -> {
            announce(
                    ArticleContract.CHANGED,
                    Changed.withdrawn(List.of(
                            SurrogateKey.article(17),
                            SurrogateKey.slug("the-bridge"),
                            SurrogateKey.slug("the-ferry"),
                            SurrogateKey.articles(),
                            SurrogateKey.popular(),
                            SurrogateKey.topic("city"),
                            SurrogateKey.tag("bridges"),
                            SurrogateKey.author("ines-arnould"),
                            SurrogateKey.topic("world"))));
            return gateway.gateway().cached() <= UNPURGEABLE;
        });
        gateway.services.forget();
    }

    /** Fixed pages and assets, which change with the theme alone. */
    private static final int UNPURGEABLE = 6;

    static Stream<Arguments> pages() {
        return Stream.of(
                page("/", SiteContract.HOME, new SiteContract.Home(null)),
                page("/fr", SiteContract.HOME, new SiteContract.Home("fr")),
                page("/the-bridge", SiteContract.ARTICLE, new SiteContract.ArticlePage("the-bridge")),
                page(
                        "/the-bridge/comments",
                        SiteContract.COMMENTS,
                        new SiteContract.CommentsPage("the-bridge", null, null)),
                page(
                        "/the-bridge/comments?parent=42&cursor=c-2",
                        SiteContract.COMMENTS,
                        new SiteContract.CommentsPage("the-bridge", 42L, "c-2")),
                page("/the-bridge/comments/99", SiteContract.COMMENT, new SiteContract.CommentPage("the-bridge", 99)),
                page("/topics/city", SiteContract.TERM, term(Kind.TOPIC, "city", null, null)),
                page("/tags/bridges?cursor=c-2", SiteContract.TERM, term(Kind.TAG, "bridges", null, "c-2")),
                page("/authors/ines-arnould", SiteContract.TERM, term(Kind.AUTHOR, "ines-arnould", null, null)),
                page("/fr/topics/world", SiteContract.TERM, term(Kind.TOPIC, "world", "fr", null)),
                page("/search", SiteContract.SEARCH, new SiteContract.SearchPage(null, null, null)),
                page("/search?q=", SiteContract.SEARCH, new SiteContract.SearchPage(null, null, null)),
                page(
                        "/search?q=+the%20bridge+",
                        SiteContract.SEARCH, new SiteContract.SearchPage("the bridge", null, null)),
                page("/fr/search?q=pont", SiteContract.SEARCH, new SiteContract.SearchPage("pont", "fr", null)),
                page("/archive", SiteContract.ARCHIVE, new SiteContract.ArchivePage(null, null, null)),
                page("/archive/2026-11", SiteContract.ARCHIVE, new SiteContract.ArchivePage("2026-11", null, null)),
                page("/fr/archive/2026-11", SiteContract.ARCHIVE, new SiteContract.ArchivePage("2026-11", "fr", null)),
                page("/popular", SiteContract.POPULAR, new SiteContract.PopularPage(Window.DAY, null)),
                page("/popular?window=7d", SiteContract.POPULAR, new SiteContract.PopularPage(Window.WEEK, null)),
                page("/pages/imprint", SiteContract.FIXED, new SiteContract.FixedPage("imprint", null)),
                page("/fr/pages/imprint", SiteContract.FIXED, new SiteContract.FixedPage("imprint", "fr")),
                page("/assets/logo.svg", SiteContract.ASSET, new SiteContract.Asset("logo.svg")),
                page("/assets/pictures/a_1.svg", SiteContract.ASSET, new SiteContract.Asset("pictures/a_1.svg")),
                page("/assets/a/b/c.svg", SiteContract.ASSET, new SiteContract.Asset("a/b/c.svg")));
    }

    private static Arguments page(String path, Endpoint<?, ?> endpoint, Object question) {
        return Arguments.of(path, endpoint, question);
    }

    private static SiteContract.TermPage term(Kind kind, String slug, String lang, String cursor) {
        return new SiteContract.TermPage(kind, slug, lang, cursor);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void aPageIsAskedForOnceAndKept(String path, Endpoint<?, ?> endpoint, Object question) throws Exception {
        Exchange first = gateway.get(path).hasStatus(200);
        Exchange second = gateway.get(path).hasStatus(200);
        Exchange tracked = gateway.get(path + (path.contains("?") ? "&" : "?") + "utm_source=x&utm_source=%ff&a")
                .hasStatus(200);

        assertThat(gateway.services.asked(endpoint))
                .extracting(RecordedServices.Question::question)
                .containsExactly(question);
        assertThat(second.header("Cache-Status")).contains("hit");
        assertThat(tracked.header("Cache-Status")).contains("hit");
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(gateway.send("HEAD", path, null).hasStatus(200).response().body())
                .isEmpty();
        gateway.get(path, "If-None-Match", String.valueOf(first.header("ETag"))).hasStatus(304);
    }

    @Test
    void aPageHasThePolicyOfItsThemeAndTellsItsAddressToItsOwnForms() throws Exception {
        gateway.get("/the-bridge");
        for (Exchange answer : List.of(
                gateway.get("/the-bridge").hasStatus(200),
                gateway.get("/the-bridge", "If-None-Match", "*").hasStatus(304))) {
            assertThat(answer.response().headers().allValues("Content-Security-Policy"))
                    .containsExactly(RecordedSite.POLICY);
            assertThat(answer.response().headers().allValues("Referrer-Policy")).containsExactly("same-origin");
        }
        Exchange asset = gateway.get("/assets/icon.svg").hasStatus(200);
        assertThat(asset.header("Content-Type")).isEqualTo("image/svg+xml");
        assertThat(asset.response().headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
    }

    @Test
    void aLongPageIsCompressedForWhoeverReadsThat() throws Exception {
        gateway.services.answer(
                SiteContract.HOME,
                (q, call) -> Future.succeededFuture(Representation.of(
                        "text/html; charset=utf-8",
                        RecordedSite.POLICY,
                        Buffer.buffer("<p>Long.</p>".repeat(200)),
                        List.of(SurrogateKey.articles()))));

        assertThat(gateway.get("/", "Accept-Encoding", "gzip").header("Content-Encoding"))
                .isEqualTo("gzip");
        assertThat(gateway.get("/").header("Content-Encoding")).isNull();
    }

    @Test
    void anEditAndACommentRenewEveryPageThatShowsThem() throws Exception {
        for (String path : List.of("/", "/the-bridge", "/the-bridge/comments", "/the-bridge/comments/99")) {
            gateway.get(path).hasStatus(200);
        }

        announce(CommentContract.CHANGED, Changed.added(List.of(SurrogateKey.comments(17)), List.of("comment:99")));
        await().until(() -> gateway.services.asked(SiteContract.ARTICLE).size() == 2 || !hit("/the-bridge"));
        await().until(() -> gateway.services.asked(SiteContract.COMMENTS).size() == 2 || !hit("/the-bridge/comments"));
        assertThat(hit("/")).isTrue();

        announce(ArticleContract.CHANGED, Changed.changed(List.of(SurrogateKey.articles())));
        await().until(() -> gateway.services.asked(SiteContract.HOME).size() == 2 || !hit("/"));
    }

    @Test
    void whatTheSiteServiceMadeOfOldPartsIsRenewedWhenItSaysSo() throws Exception {
        gateway.get("/topics/city").hasStatus(200);

        announce(SiteContract.CHANGED, Changed.changed(List.of(SurrogateKey.topic("city"))));

        await().until(() -> gateway.services.asked(SiteContract.TERM).size() == 2 || !hit("/topics/city"));
    }

    @Test
    void aPageThatLacksAPartIsKeptNoLongerThanThatThereIsNone() throws Exception {
        gateway.services.answer(
                SiteContract.ARTICLE,
                (q, call) -> Future.succeededFuture(
                        RecordedSite.html("No comments at present", SurrogateKey.article(17), SurrogateKey.comments(17))
                                .incomplete()));

        assertThat(gateway.get("/the-bridge").hasStatus(200).header("Cache-Control"))
                .isEqualTo("public, max-age=300");
        assertThat(gateway.get("/the-bridge").header("Cache-Status")).matches("dateline; hit; ttl=(300|2\\d\\d)");
    }

    @Test
    void aWithdrawnArticleIsGoneAtOnceWithItsComments() throws Exception {
        gateway.get("/the-bridge").hasStatus(200);
        gateway.get("/the-bridge/comments").hasStatus(200);
        Failure gone = Failure.notFound("article-gone", "It was withdrawn.");
        gateway.services.fail(SiteContract.ARTICLE, gone);
        gateway.services.fail(SiteContract.COMMENTS, gone);

        announce(
                ArticleContract.CHANGED,
                Changed.withdrawn(List.of(SurrogateKey.article(17), SurrogateKey.slug("the-bridge"))));

        gateway.get("/the-bridge").hasStatus(410);
        gateway.get("/the-bridge/comments").hasStatus(410);
    }

    @Test
    void publishingEndsThe404() throws Exception {
        gateway.services.fail(SiteContract.ARTICLE, Failure.notFound("article-unknown", "There is none."));
        gateway.get("/the-bridge").hasStatus(404);
        Exchange kept = gateway.get("/the-bridge", "X-Request-Id", "mine").hasStatus(404);
        assertThat(kept.header("Cache-Status")).contains("hit");
        assertThat(kept.header("Cache-Control")).isEqualTo("public, max-age=300");
        assertThat(kept.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(kept.text()).contains("Not here", "<code>mine</code>");
        gateway.services.forget();

        announce(ArticleContract.CHANGED, Changed.changed(List.of(SurrogateKey.slug("the-bridge"))));

        await().untilAsserted(() -> gateway.get("/the-bridge").hasStatus(200));
    }

    @Test
    void whileTheSiteIsAwayWhatWasReadCanBeReadMarked() throws Exception {
        gateway.get("/the-bridge").hasStatus(200);
        gateway.services.fail(SiteContract.ARTICLE, Failure.unavailable("Away."));

        announce(ArticleContract.CHANGED, Changed.changed(List.of(SurrogateKey.article(17))));

        assertThat(gateway.get("/the-bridge").hasStatus(200).header("Cache-Status"))
                .isEqualTo("dateline; fwd=stale; fwd-status=503; detail=stale-if-error");
        Exchange other = gateway.get("/the-ferry").hasStatus(503);
        assertThat(other.header("Retry-After")).isEqualTo("1");
        assertThat(other.header("Cache-Control")).isEqualTo("no-store");
        assertThat(other.text()).contains("Away, for 1 s");
    }

    @ParameterizedTest
    @CsvSource({
        "/the-ferry, /the-bridge",
        "/the-ferry/comments?parent=42&utm_source=x, /the-bridge/comments?parent=42",
        "/the-ferry/comments/99, /the-bridge/comments/99",
        "/topics/the-ferry, /topics/the-bridge",
        "/fr/tags/the-ferry?cursor=c-2, /fr/tags/the-bridge?cursor=c-2"
    })
    void whatWasRenamedIsFoundUnderItsPresentName(String former, String present) throws Exception {
        Representation moved =
                Representation.moved("the-bridge", List.of(SurrogateKey.article(17), SurrogateKey.slug("the-ferry")));
        for (Endpoint<?, Representation> endpoint : List.<Endpoint<?, Representation>>of(
                SiteContract.ARTICLE, SiteContract.COMMENTS, SiteContract.COMMENT, SiteContract.TERM)) {
            gateway.services.answer(endpoint, (q, call) -> Future.succeededFuture(moved));
        }

        Exchange answer = gateway.get(former).hasStatus(308);

        assertThat(answer.header("Location")).isEqualTo(present);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/topics/city?cursor=",
                "/topics/city?cursor=a%20b",
                "/topics/city?cursor=a&cursor=b",
                "/topics/city?cursor=%ff",
                "/the-bridge/comments?parent=x",
                "/the-bridge/comments?parent=0",
                "/popular?window=2h",
                "/fr/search?q=%00",
                "/search?q=a&q=b"
            })
    void aBrokenParameterThatThePageKnowsIsToldOnA400Page(String path) throws Exception {
        Exchange answer = gateway.get(path).hasStatus(400);

        assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.text()).contains(path.startsWith("/fr") ? "Votre faute" : "Your fault");
    }

    @Test
    void aCursorThatTheServiceDoesNotKnowIsThe400PageToo() throws Exception {
        gateway.services.fail(SiteContract.TERM, Failure.invalid("/query/cursor", "cursor", "No cursor of this list."));

        assertThat(gateway.get("/topics/city?cursor=c-9").hasStatus(400).text()).contains("Your fault");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/favicon.ico",
                "/wp-login.php",
                "/a--b",
                "/-a",
                "/the-bridge/comments/x",
                "/the-bridge/comments/0",
                "/the-bridge/nothing",
                "/archive/2026-13",
                "/archive/2026",
                "/pages/.htaccess",
                "/assets/.env",
                "/assets/a/b/c/d.svg",
                "/assets/logo%20.svg",
                "/fr/the-bridge",
                "/de/topics/city"
            })
    void whatCanBeNoPageIsNotFoundAndNobodyIsAsked(String path) throws Exception {
        gateway.get(path).hasStatus(404);

        assertThat(gateway.services.asked(SiteContract.ARTICLE)).isEmpty();
        assertThat(gateway.services.asked(SiteContract.COMMENT)).isEmpty();
        assertThat(gateway.services.asked(SiteContract.FIXED)).isEmpty();
        assertThat(gateway.services.asked(SiteContract.ASSET)).isEmpty();
    }

    @Test
    void onlyTheArticleItselfCountsAsAView() throws Exception {
        // One of its own: what other tests read may be reported only now.
        gateway.services.answer(
                SiteContract.ARTICLE,
                (q, call) -> Future.succeededFuture(RecordedSite.html(
                        "Viewed", SurrogateKey.article(4_711), SurrogateKey.article(17), SurrogateKey.comments(17))));
        gateway.get("/the-bridge");
        gateway.get("/the-bridge?utm_source=x");
        gateway.get("/the-bridge/comments");
        gateway.send("HEAD", "/the-bridge", null);
        gateway.get("/");
        gateway.get("/the-bridge/");

        await().until(() -> views(4_711) == 2);
        gateway.get("/the-bridge");
        await().until(() -> views(4_711) == 3);
    }

    private static int views(long articleId) {
        return gateway.services.asked(ArticleContract.COUNT_VIEWS).stream()
                .map(asked -> (ArticleContract.Views) asked.question())
                .mapToInt(views -> views.counts().getOrDefault(articleId, 0))
                .sum();
    }

    @Test
    void eachPageIsMeasuredByItsName() throws Exception {
        gateway.get("/popular?window=1h");
        gateway.get("/topics/city");

        for (String operation : List.of("showPopular", "showTopic")) {
            // A request is measured once it is answered.
            await().until(() -> !gateway.meters
                    .find("dateline.http.requests")
                    .tag("operation", operation)
                    .timers()
                    .isEmpty());
        }
    }

    @Test
    void theMethodsOfAPageAreTold() throws Exception {
        Exchange wrong = gateway.send("PUT", "/the-bridge", "x").hasStatus(405);
        assertThat(wrong.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(wrong.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        gateway.send("OPTIONS", "/the-bridge", null).hasStatus(204);
    }

    private static boolean hit(String path) throws Exception {
        return String.valueOf(gateway.send("HEAD", path, null).header("Cache-Status"))
                .contains("hit");
    }

    /** Done when the gateway has heard it. */
    private static void announce(Topic<Changed> topic, Changed changed) {
        Counter heard = gateway.meters.counter("dateline.edge.cache.purges");
        double before = heard.count();
        gateway.bus.publish(topic, changed);
        await().until(() -> heard.count() > before);
    }
}
