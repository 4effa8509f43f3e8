package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.bus.Endpoint;
import io.dateline.bus.Failure;
import io.dateline.bus.Topic;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.Changed;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.dateline.testkit.http.Exchange;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What readers see of what was changed a moment before its service went away. */
class OutageTest {

    private static final String ARTICLE = "/api/v1/articles/the-bridge";
    private static final String COMMENTS = ARTICLE + "/comments";
    private static final String LIST = "/api/v1/articles?topic=city";
    private static final String STALE = "dateline; fwd=stale; fwd-status=503; detail=stale-if-error";
    private static final String COMMENT =
            "{\"author\": {\"name\": \"Ines\", \"email\": \"i@example.org\"}, \"body\": \"Hello.\"}";

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(Map.of("DATELINE_RATE_LIMITS", "off", "DATELINE_CACHE_FRESH", "10m"));
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
                            SurrogateKey.topic("city"),
                            SurrogateKey.comments(17))));
            return gateway.gateway().cached() == 0;
        });
        gateway.services.forget();
    }

    @Test
    void anArticleThatWasJustEditedIsServedMarked() throws Exception {
        String before = gateway.get(ARTICLE).text();
        goesOut(ArticleContract.FIND);

        announce(
                ArticleContract.CHANGED,
                Changed.changed(List.of(SurrogateKey.article(17), SurrogateKey.slug("the-bridge"))));

        Exchange reader = gateway.get(ARTICLE).hasStatus(200);
        assertThat(reader.header("Cache-Status")).isEqualTo(STALE);
        assertThat(reader.header("Age")).matches("\\d+");
        assertThat(reader.text()).isEqualTo(before);

        // And as soon as the service answers, what is true
        gateway.services.forget();
        await().untilAsserted(() ->
                assertThat(gateway.get(ARTICLE).header("Cache-Status")).matches("dateline; hit; ttl=\\d+"));
    }

    @Test
    void aDiscussionThatEverybodyReadsAndWritesIsServedMarked() throws Exception {
        gateway.get(COMMENTS);
        gateway.get(COMMENTS).hasStatus(200);
        goesOut(CommentContract.LIST);

        announce(CommentContract.CHANGED, Changed.added(List.of(SurrogateKey.comments(17)), List.of("comment:1000")));
        announce(CommentContract.CHANGED, Changed.added(List.of(SurrogateKey.comments(17)), List.of("comment:1001")));

        await().untilAsserted(
                        () -> assertThat(gateway.get(COMMENTS).hasStatus(200).header("Cache-Status"))
                                .isEqualTo(STALE));
    }

    @Test
    void whoeverWritesWhilePagesCannotBeMadeSeesTheOldOneMarked() throws Exception {
        gateway.get(COMMENTS);
        gateway.get(COMMENTS);
        goesOut(CommentContract.LIST);

        gateway.post(COMMENTS, COMMENT).hasStatus(201);

        assertThat(gateway.get(COMMENTS).hasStatus(200).header("Cache-Status")).isEqualTo(STALE);
    }

    @Test
    void aWithdrawnArticleIsNotServedNorAnyListThatShowedIt() throws Exception {
        gateway.get(ARTICLE);
        gateway.get(COMMENTS);
        gateway.services.answer(
                ArticleContract.LIST,
                (q, call) -> Future.succeededFuture(Representation.of(
                        "A list", List.of(SurrogateKey.topic("city"), SurrogateKey.headline("the-bridge")))));
        gateway.get(LIST).hasStatus(200);
        goesOut(ArticleContract.FIND);
        goesOut(ArticleContract.LIST);
        goesOut(CommentContract.LIST);
        // It was put under another topic at first: the list stands in, marked
        announce(
                ArticleContract.CHANGED,
                Changed.changed(List.of(
                        SurrogateKey.article(17), SurrogateKey.slug("the-bridge"), SurrogateKey.topic("city"))));
        assertThat(gateway.get(LIST).hasStatus(200).header("Cache-Status")).isEqualTo(STALE);
        gateway.get(ARTICLE).hasStatus(200);
        gateway.get(COMMENTS).hasStatus(200);

        announce(
                ArticleContract.CHANGED,
                Changed.withdrawn(List.of(
                        SurrogateKey.article(17),
                        SurrogateKey.slug("the-bridge"),
                        SurrogateKey.headline("the-bridge"),
                        SurrogateKey.articles())));

        for (String address : List.of(ARTICLE, COMMENTS, LIST)) {
            gateway.get(address).isProblem(503, "unavailable");
        }
    }

    /** The services here announce nothing: the gateway through which it was withdrawn knows by itself. */
    @Test
    void anArticleThatWasWithdrawnThroughThisGatewayIsNotServed() throws Exception {
        gateway.get(ARTICLE);
        gateway.get(ARTICLE);
        String[] signedIn = RunningGateway.with(gateway.signedIn(), "Content-Type", "application/json");
        goesOut(ArticleContract.FIND);

        gateway.send("POST", "/api/v1/newsroom/articles/17/unpublish", null, signedIn)
                .hasStatus(200);

        gateway.get(ARTICLE).isProblem(503, "unavailable");
    }

    @Test
    void anEarlierVersionSaysNoKindAndIsBelievedTheWorst() throws Exception {
        gateway.get(ARTICLE);
        goesOut(ArticleContract.FIND);

        record Earlier(List<String> keys, List<String> causes) {}
        Topic<Earlier> earlier = Topic.of(ArticleContract.CHANGED.address(), Earlier.class);
        heard(() -> gateway.bus.publish(earlier, new Earlier(List.of("article:17"), List.of())));

        gateway.get(ARTICLE).isProblem(503, "unavailable");
    }

    @Test
    void aCommentThatIsHeldRenewsNothing() throws Exception {
        gateway.get(COMMENTS);
        gateway.get(COMMENTS);
        gateway.services.answer(
                CommentContract.WRITE,
                (q, call) -> Future.succeededFuture(RecordedServices.commented(Comment.Status.PENDING)));

        gateway.post(COMMENTS, COMMENT).hasStatus(202);

        assertThat(gateway.get(COMMENTS).header("Cache-Status")).matches("dateline; hit; ttl=\\d+");
        assertThat(gateway.services.asked(CommentContract.LIST)).hasSize(1);
    }

    @Test
    void everyoneWhoWritesInALivelyDiscussionFindsHisCommentThere() throws Exception {
        AtomicInteger written = new AtomicInteger();
        gateway.services.answer(
                CommentContract.LIST,
                (q, call) ->
                        Future.succeededFuture(Representation.of(written.get(), List.of(SurrogateKey.comments(17)))));
        gateway.services.answer(CommentContract.WRITE, (q, call) -> {
            written.incrementAndGet();
            return Future.succeededFuture(RecordedServices.commented(Comment.Status.APPROVED));
        });
        gateway.get(COMMENTS);
        gateway.get(COMMENTS);

        for (int comment = 1; comment <= 20; comment++) {
            gateway.post(COMMENTS, COMMENT).hasStatus(201);
            assertThat(Integer.parseInt(gateway.get(COMMENTS).text())).isEqualTo(comment);
        }
    }

    private void goesOut(Endpoint<?, ?> endpoint) {
        gateway.services.fail(endpoint, Failure.unavailable("Away."));
    }

    private void announce(Topic<Changed> topic, Changed changed) {
        heard(() -> gateway.bus.publish(topic, changed));
    }

    private void heard(Runnable announcement) {
        Counter purges = gateway.meters.counter("dateline.edge.cache.purges");
        double before = purges.count();
        announcement.run();
        await().until(() -> purges.count() > before);
    }
}
