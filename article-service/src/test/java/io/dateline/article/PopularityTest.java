package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.access.Caller;
import io.dateline.article.articles.FindArticle;
import io.dateline.article.articles.PublicArticles;
import io.dateline.article.popularity.ArticleCache;
import io.dateline.article.popularity.PopularArticles;
import io.dateline.article.popularity.PopularityConfig;
import io.dateline.article.popularity.PopularityWatch;
import io.dateline.article.popularity.ViewCounts;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.Popular;
import io.dateline.contract.ArticleContract.Views;
import io.dateline.contract.ArticleContract.Window;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.dateline.redis.ReconnectingRedis;
import io.dateline.redis.RedisAddresses;
import io.dateline.sql.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PopularityTest {

    private RunningArticleService newsroom;
    private Article article;

    @BeforeEach
    void open() {
        newsroom = RunningArticleService.open();
        article = newsroom.published("{'headline': 'Hot', 'lang': 'en', 'topics': ['world']}");
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    private void view(Article viewed, int times) {
        newsroom.ask(ArticleContract.COUNT_VIEWS, new Views(Map.of(viewed.id(), times)), Caller.READER);
    }

    private Representation mostRead(Window window) {
        return newsroom.ask(ArticleContract.POPULAR, new Popular(window, 10), Caller.READER);
    }

    private boolean isInRedis() {
        return isInRedis(article);
    }

    private boolean isInRedis(Article kept) {
        var copy = newsroom.redis.ask(newsroom.vertx, Command.GET, "article:" + kept.id());
        return copy != null && copy.toBuffer().length() > 0;
    }

    /** Takes the mark away that publishing left there for a moment. */
    private void forgetThatItWasPublished(Article published) {
        newsroom.redis.ask(newsroom.vertx, Command.DEL, "article:" + published.id());
    }

    private void plant(String headline) {
        Representation planted = Representation.of(
                Map.of("headline", headline), List.of(SurrogateKey.article(article.id()), SurrogateKey.slug("hot")));
        newsroom.redis.ask(
                newsroom.vertx, Command.SET, "article:" + article.id(), Representation.CODEC.encode(planted));
    }

    private void untilItIsInRedis() {
        forgetThatItWasPublished(article);
        await().until(() -> {
            newsroom.find("hot");
            return isInRedis();
        });
    }

    private String headlineRead() {
        return newsroom.read("hot").get("headline").textValue();
    }

    @Test
    void onlyAPopularArticleIsKeptInRedis() {
        // Given another one that somebody read
        Article other = newsroom.published("{'headline': 'Not so hot', 'lang': 'en'}");
        view(other, 1);
        newsroom.find("hot");
        assertThat(isInRedis()).isFalse();

        // When readers come
        view(article, 5);

        // Then it is kept, the same as it is without Redis, with a lifetime
        untilItIsInRedis();
        Representation kept = newsroom.find("hot");
        newsroom.redis.ask(newsroom.vertx, Command.FLUSHALL);
        assertThat(newsroom.find("hot")).isEqualTo(kept);
    }

    @Test
    void whatIsWithdrawnGoesFromThePopularArticleThatPointsToIt() {
        Article other = newsroom.published("{'headline': 'Other', 'lang': 'en'}");
        newsroom.edit(article, "{'related': [{'slug': 'other'}]}");
        view(article, 1);
        untilItIsInRedis();
        assertThat(newsroom.read("hot").at("/related/0/headline").textValue()).isEqualTo("Other");

        newsroom.unpublish(other);

        assertThat(newsroom.read("hot").get("related")).isEmpty();
    }

    @Test
    void whatBecomesPopularIsInRedisBeforeAnybodyAsks() {
        forgetThatItWasPublished(article);

        view(article, 1);

        await().until(this::isInRedis);
    }

    @Test
    void anotherReplicaLearnsTheSlugFromWhatIsThere() {
        // Given a popular article that one replica has put there, and another replica that no reader asked for it
        view(article, 1);
        untilItIsInRedis();
        ReconnectingRedis line = new ReconnectingRedis(
                newsroom.vertx, RedisAddresses.of(newsroom.redis.url()), new SimpleMeterRegistry(), "test");
        line.open().await();
        Database database = Database.open(newsroom.vertx, newsroom.database, "test");
        PopularityConfig config = new PopularityConfig(10, Duration.ofHours(6), Duration.ofSeconds(60));
        PopularArticles popular = new PopularArticles(new ViewCounts(line, config), 10);

        ArticleCache copies = new ArticleCache(newsroom.vertx, line, config.lifetime());

        // When that one begins to look
        newsroom.vertx
                .deployVerticle(new PopularityWatch(
                        popular,
                        new FindArticle(
                                new PublicArticles(database, TestDatabases.ROWS),
                                popular,
                                copies,
                                new SimpleMeterRegistry())::representations,
                        copies))
                .await();

        // Then it knows where readers find it
        await().untilAsserted(() -> assertThat(popular.idOf("hot")).hasValue(article.id()));
        database.close().await();
        line.close().await();
    }

    /** A reader may have put it into Redis since. */
    @Test
    void whatIsPopularNoLongerIsToldAlsoWhenTheWatchHadNotFoundItInRedis() {
        ReconnectingRedis line = new ReconnectingRedis(
                newsroom.vertx, RedisAddresses.of(newsroom.redis.url()), new SimpleMeterRegistry(), "test");
        line.open().await();
        PopularArticles popular = new PopularArticles(
                new ViewCounts(line, new PopularityConfig(1, Duration.ofHours(6), Duration.ofSeconds(60))), 1);
        view(article, 1);
        assertThat(popular.refresh().await()).isEmpty();

        view(newsroom.published("{'headline': 'Hotter', 'lang': 'en'}"), 5);

        assertThat(popular.refresh().await()).containsExactly(article.id());
        line.close().await();
    }

    @Test
    void whatIsPopularNoLongerLeavesRedis() {
        view(article, 1);
        untilItIsInRedis();
        await().until(() -> newsroom.redis
                        .ask(newsroom.vertx, Command.ZCARD, "{popular}:now")
                        .toInteger()
                == 1);

        // When ten others, which is all that are kept, are read more
        for (int i = 0; i < 10; i++) {
            view(newsroom.published("{'headline': 'Hotter', 'lang': 'en'}"), 5);
        }

        // Then its copy goes long before its lifetime ends, and nobody puts it back
        await().until(() -> !isInRedis());
        assertThat(headlineRead()).isEqualTo("Hot");
        assertThat(isInRedis()).isFalse();
    }

    @Test
    void whatIsNotPublicIsNotPutThere() {
        // Given a withdrawn article that is the most popular
        newsroom.unpublish(article);
        forgetThatItWasPublished(article);
        view(article, 9);

        // When another becomes popular
        Article other = newsroom.published("{'headline': 'Other', 'lang': 'en'}");
        forgetThatItWasPublished(other);
        view(other, 1);

        // Then only that is there
        await().until(() -> isInRedis(other));
        assertThat(isInRedis()).isFalse();
    }

    @Test
    void aCopyInRedisHasAJitteredLifetime() {
        view(article, 1);
        untilItIsInRedis();

        var left = newsroom.redis.ask(newsroom.vertx, Command.PTTL, "article:" + article.id());
        assertThat(left).isNotNull();
        assertThat(left.toLong()).isBetween(30_000L, 72_000L);
    }

    @Test
    void aPopularArticleIsReadFromRedis() {
        view(article, 1);
        untilItIsInRedis();

        // When the copy is another than what the database holds
        plant("From Redis");

        // Then it is what readers see
        assertThat(headlineRead()).isEqualTo("From Redis");
    }

    @Test
    void anEditIsSeenAtOnceAndNotOverwrittenByWhoReadBefore() {
        view(article, 1);
        untilItIsInRedis();

        Article edited = newsroom.edit(article, "{'headline': 'Hotter'}");

        assertThat(headlineRead()).isEqualTo("Hotter");
        var filled =
                newsroom.redis.ask(newsroom.vertx, Command.SET, "article:" + edited.id(), "what was read before", "NX");
        assertThat(filled).isNull();
    }

    @Test
    void withdrawnMeansGoneAlsoFromRedis() {
        view(article, 1);
        untilItIsInRedis();

        newsroom.unpublish(article);

        assertThat(newsroom.notFound("hot").code()).isEqualTo("article-gone");
    }

    @Test
    void theFormerAddressOfAPopularArticleLeadsToTheNewOne() {
        view(article, 1);
        untilItIsInRedis();

        newsroom.edit(article, "{'slug': 'hotter'}");

        assertThat(newsroom.find("hot").movedTo()).isEqualTo("hotter");
    }

    @Test
    void nobodyNoticesThatRedisWasEmptied() {
        view(article, 1);
        untilItIsInRedis();

        newsroom.redis.ask(newsroom.vertx, Command.FLUSHALL);

        assertThat(headlineRead()).isEqualTo("Hot");
        assertThat(RunningArticleService.headlines(mostRead(Window.HOUR))).containsExactly("Hot");
        view(article, 1);
        untilItIsInRedis();
    }

    @Test
    void nobodyNoticesThatRedisIsAway() {
        view(article, 1);
        untilItIsInRedis();

        // When it stops while articles are read, edited and counted
        newsroom.redis.stop();

        assertThat(headlineRead()).isEqualTo("Hot");
        Article edited = newsroom.edit(article, "{'headline': 'Still hot'}");
        assertThat(headlineRead()).isEqualTo("Still hot");
        assertThat(RunningArticleService.headlines(mostRead(Window.DAY))).containsExactly("Still hot");
        view(edited, 1);

        // And it is used again when it comes back
        newsroom.redis.startAgain();
        await().until(() -> {
            view(edited, 1);
            newsroom.find("hot");
            return isInRedis();
        });
        assertThat(headlineRead()).isEqualTo("Still hot");
    }

    @Test
    void theMostReadAreListedByWhatReadersRead() {
        Article second = newsroom.published("{'headline': 'Second', 'lang': 'en'}");
        Article withdrawn = newsroom.unpublish(newsroom.published("{'headline': 'Withdrawn', 'lang': 'en'}"));
        newsroom.published("{'headline': 'Unread', 'lang': 'en'}");
        view(article, 2);
        view(second, 3);
        view(withdrawn, 9);

        Representation list = mostRead(Window.DAY);

        assertThat(RunningArticleService.headlines(list)).containsExactly("Second", "Hot");
        assertThat(list.keys()).contains(SurrogateKey.popular(), SurrogateKey.article(article.id()));
        assertThat(RunningArticleService.headlines(mostRead(Window.WEEK))).containsExactly("Second", "Hot");
    }

    @Test
    void whileNobodyKnowsTheMostReadAreTheNewest() {
        newsroom.published("{'headline': 'Newest', 'lang': 'en'}");

        assertThat(RunningArticleService.headlines(mostRead(Window.HOUR))).containsExactly("Newest", "Hot");
    }
}
