package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dateline.bus.Caller;
import io.dateline.bus.Representation;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.Popular;
import io.dateline.contract.ArticleContract.Views;
import io.dateline.contract.ArticleContract.Window;
import io.vertx.redis.client.Command;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PopularityTest {

    private Newsroom newsroom;
    private Article article;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
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
        var copy = newsroom.redis.ask(newsroom.vertx, Command.GET, "article:" + article.id());
        return copy != null && copy.toBuffer().length() > 0;
    }

    private void untilItIsInRedis() {
        // The mark that publishing left there
        newsroom.redis.ask(newsroom.vertx, Command.DEL, "article:" + article.id());
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
        Representation planted =
                Representation.of(Map.of("headline", "From Redis"), List.of("article:" + article.id(), "slug:hot"));
        newsroom.redis.ask(newsroom.vertx, Command.SET, "article:" + article.id(), Representation.WIRE.encode(planted));

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
        assertThat(Newsroom.headlines(mostRead(Window.HOUR))).containsExactly("Hot");
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
        assertThat(Newsroom.headlines(mostRead(Window.DAY))).containsExactly("Still hot");
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

        assertThat(Newsroom.headlines(list)).containsExactly("Second", "Hot");
        assertThat(list.keys()).contains("popular", "article:" + article.id());
        assertThat(Newsroom.headlines(mostRead(Window.WEEK))).containsExactly("Second", "Hot");
    }

    @Test
    void whileNobodyKnowsTheMostReadAreTheNewest() {
        newsroom.published("{'headline': 'Newest', 'lang': 'en'}");

        assertThat(Newsroom.headlines(mostRead(Window.HOUR))).containsExactly("Newest", "Hot");
    }
}
