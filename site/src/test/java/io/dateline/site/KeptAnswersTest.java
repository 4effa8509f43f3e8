package io.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.contract.ArticleContract;
import io.dateline.contract.Changed;
import io.dateline.contract.SiteContract;
import io.dateline.contract.SurrogateKey;
import io.dateline.contract.TaxonomyContract;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the site keeps of other services for some seconds. */
class KeptAnswersTest {

    private RunningSite site;

    @BeforeEach
    void start() {
        site = RunningSite.start();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private void change(SurrogateKey... keys) {
        site.bus.publish(ArticleContract.CHANGED, Changed.withdrawn(List.of(keys)));
    }

    @Test
    void namesAreAskedForOnceAndForgottenWhenTheyChange() {
        site.article();
        site.services.answer(
                TaxonomyContract.LIST,
                question -> AnsweringServices.topics(List.of(AnsweringServices.topic("world", "Planet", 12))));
        assertThat(site.article().select(".kicker a").eachText()).contains("World");
        assertThat(site.services.asked(TaxonomyContract.LIST)).hasSize(1);

        // When the topic is renamed, and an article that has nothing to do with it is edited
        change(SurrogateKey.article(5), SurrogateKey.articles(), SurrogateKey.topics());

        // Then pages that were made meanwhile are wrong, and the next one is right
        Changed announced = site.awaitAnnounced(SurrogateKey.topics());
        assertThat(announced.keys()).containsExactly(SurrogateKey.topics());
        assertThat(announced.kind()).isEqualTo(Changed.Kind.WITHDRAWN);
        assertThat(site.article().select(".kicker a").eachText()).contains("Planet");
    }

    @Test
    void theMostReadAreForgottenWhenOneIsWithdrawn() {
        site.article();
        site.services.answer(ArticleContract.POPULAR, question -> AnsweringServices.popular(List.of()));
        site.services.answer(ArticleContract.RELATED, question -> AnsweringServices.related(List.of()));

        change(SurrogateKey.article(18), SurrogateKey.slug("the-ferry"), SurrogateKey.headline("the-ferry"));

        assertThat(site.awaitAnnounced(SurrogateKey.headline("the-ferry")).keys())
                .containsExactly(SurrogateKey.headline("the-ferry"));
        assertThat(site.article().select("a[href=/the-ferry]")).isEmpty();
    }

    @Test
    void whatIsNotKeptIsNotAnnounced() {
        site.article();

        change(SurrogateKey.article(17), SurrogateKey.slug("the-bridge"), SurrogateKey.topic("world"));
        change(SurrogateKey.popular());

        site.awaitAnnounced(SurrogateKey.popular());
        assertThat(site.announced).hasSize(1);
    }

    @Test
    void aFailureIsNotKept() {
        site.services.fail(TaxonomyContract.LIST, io.dateline.bus.Failure.unavailable("Away."));
        assertThat(site.ask(SiteContract.ARTICLE, new SiteContract.ArticlePage("the-bridge"))
                        .isIncomplete())
                .isTrue();

        site.services.forget();

        await().untilAsserted(
                        () -> assertThat(site.ask(SiteContract.ARTICLE, new SiteContract.ArticlePage("the-bridge"))
                                        .isIncomplete())
                                .isFalse());
    }
}
