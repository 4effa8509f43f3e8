package io.dateline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.contract.ArticleContract;
import io.dateline.contract.CommentContract;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.dateline.testkit.http.Exchange;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the former addresses of an article lead, when it was renamed and this gateway has not been told of it yet. */
class RedirectsTest {

    private static final String ARTICLES = "/api/v1/articles/";

    private static RunningGateway gateway;

    private volatile String present = "first";

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(
                Map.of("DATELINE_RATE_LIMITS", "off", "DATELINE_CACHE_FRESH", "10m", "DATELINE_CACHE_NEGATIVE", "10m"));
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
    }

    @BeforeEach
    void anArticleThatWasRenamedNowAndThen() {
        gateway.services.forget();
        gateway.services.answer(ArticleContract.FIND, (q, call) -> answer(q.slug()));
        gateway.services.answer(ArticleContract.RELATED, (q, call) -> answer(q.slug()));
        gateway.services.answer(CommentContract.LIST, (q, call) -> answer(q.slug()));
    }

    private Future<Representation> answer(String slug) {
        List<SurrogateKey> keys = List.of(SurrogateKey.article(17), SurrogateKey.slug(slug));
        return Future.succeededFuture(
                slug.equals(present)
                        ? Representation.of(Map.of("slug", slug), keys)
                        : Representation.moved(present, keys));
    }

    private Exchange look(String slug, String part) throws Exception {
        return gateway.get(ARTICLES + slug + part);
    }

    private static void leadsTo(Exchange answer, String slug, String part) {
        assertThat(answer.hasStatus(308).header("Location")).isEqualTo(ARTICLES + slug + part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/related", "/comments", "/comments?sort=oldest"})
    void aRenameThatIsTakenBackLeavesNoTwoAddressesThatPointAtEachOther(String part) throws Exception {
        present = "taken";
        leadsTo(look("back", part), "taken", part);

        present = "back";

        leadsTo(look("taken", part), "back", part);
        look("back", part).hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/related", "/comments"})
    void eachFormerAddressLeadsToThePresentOneAtOnce(String part) throws Exception {
        present = "second";
        leadsTo(look("first", part), "second", part);

        present = "third";

        leadsTo(look("first", part), "third", part);
        leadsTo(look("second", part), "third", part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/related", "/comments"})
    void whoeverKeepsARedirectAsksAgainBeforeTheyFollowIt(String part) throws Exception {
        present = "elsewhere";

        assertThat(look("kept-by-clients", part).hasStatus(308).header("Cache-Control"))
                .isEqualTo("no-cache");
    }
}
