package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.ById;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.SurrogateKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PublishingTest {

    private static RunningArticleService newsroom;

    @BeforeAll
    static void open() {
        newsroom = RunningArticleService.open();
    }

    @AfterAll
    static void close() {
        newsroom.close();
    }

    @Test
    void aDraftIsNotForReadersUntilItIsPublished() {
        // Given a draft
        Article draft =
                newsroom.draft("{'headline': 'Rain at last', 'lang': 'en', 'body': {'markdown': 'It *rains*.'}}");
        assertThat(draft.status()).isEqualTo(ArticleStatus.DRAFT);
        assertThat(newsroom.notFound("rain-at-last").code()).isEqualTo("article-unknown");

        // When it is published
        Article published = newsroom.publish(draft);

        // Then readers see it, without what is for the newsroom only
        var read = newsroom.read("rain-at-last");
        assertThat(read.at("/body/html").textValue()).isEqualTo("<p>It <em>rains</em>.</p>\n");
        assertThat(read.at("/body/text").textValue()).isEqualTo("It rains.");
        assertThat(read.has("status")).isFalse();
        assertThat(read.has("createdAt")).isFalse();
        assertThat(read.at("/body").has("markdown")).isFalse();
        assertThat(published.version()).isEqualTo(draft.version() + 1);
        assertThat(newsroom.find("rain-at-last").keys())
                .containsExactly(SurrogateKey.article(draft.id()), SurrogateKey.slug("rain-at-last"));
    }

    @Test
    void whatIsPublishedCannotBePublishedAgain() {
        Article article = newsroom.published("{'headline': 'Twice', 'lang': 'en'}");

        assertThat(newsroom.refused(ArticleContract.PUBLISH, new ById(article.id()), RunningArticleService.EDITOR)
                        .code())
                .isEqualTo("already-published");
    }
}
