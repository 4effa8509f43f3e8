package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.Create;
import io.dateline.contract.ArticleContract.Edit;
import io.dateline.contract.ArticleDraft;
import io.dateline.contract.ArticlePatch;
import io.dateline.contract.SurrogateKey;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SlugsTest {

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
    void theSameHeadlineManyTimesAtOnceMakesAsManySlugs() throws Exception {
        Callable<String> create = () ->
                newsroom.draft("{'headline': 'Breaking news', 'lang': 'en'}").slug();

        try (var writers = Executors.newFixedThreadPool(12)) {
            assertThat(writers.invokeAll(Collections.nCopies(30, create)).stream()
                            .map(done -> done.resultNow())
                            .toList())
                    .doesNotHaveDuplicates()
                    .contains("breaking-news")
                    .allMatch(slug -> slug.matches("breaking-news(-\\d+)?"));
        }
    }

    @Test
    void anAddressThatWasPublicLeadsToTheNewOne() {
        Article article = newsroom.published("{'headline': 'First address', 'lang': 'en'}");
        Article moved = newsroom.edit(article, "{'slug': 'second-address'}");
        newsroom.edit(moved, "{'slug': 'third-address'}");

        var answer = newsroom.find("first-address");
        assertThat(answer.movedTo()).isEqualTo("third-address");
        assertThat(answer.keys())
                .extracting(SurrogateKey::text)
                .contains("article:" + article.id(), "slug:first-address");
        assertThat(newsroom.find("second-address").movedTo()).isEqualTo("third-address");
        assertThat(newsroom.find("third-address").movedTo()).isNull();
    }

    @Test
    void aSlugThatWasEverPublicBelongsToItsArticle() {
        Article article = newsroom.published("{'headline': 'Taken once', 'lang': 'en'}");
        Article moved = newsroom.edit(article, "{'slug': 'taken-twice'}");

        for (String slug : new String[] {"taken-once", "taken-twice"}) {
            var another = new Create(
                    ArticleDraft.of(
                            RunningArticleService.json("{'headline': 'H', 'lang': 'en', 'slug': '" + slug + "'}")),
                    null);
            assertThat(newsroom.refused(ArticleContract.CREATE, another, RunningArticleService.EDITOR)
                            .code())
                    .isEqualTo("slug-taken");
        }
        assertThat(newsroom.edit(moved, "{'slug': 'taken-once'}").slug()).isEqualTo("taken-once");
        assertThat(newsroom.find("taken-twice").movedTo()).isEqualTo("taken-once");
    }

    @Test
    void whatMeansSomethingElseInAnAddressIsNoSlug() {
        assertThat(newsroom.draft("{'headline': 'Popular', 'lang': 'en'}").slug())
                .isEqualTo("popular-2");

        var chosen = new Create(
                ArticleDraft.of(RunningArticleService.json("{'headline': 'H', 'lang': 'en', 'slug': 'popular'}")),
                null);
        assertThat(newsroom.refused(ArticleContract.CREATE, chosen, RunningArticleService.EDITOR)
                        .code())
                .isEqualTo("slug-taken");
    }

    @Test
    void aDraftFreesTheSlugThatItGivesUp() {
        Article draft = newsroom.draft("{'headline': 'Given up', 'lang': 'en'}");
        newsroom.edit(draft, "{'slug': 'kept'}");

        assertThat(newsroom.draft("{'headline': 'Given up', 'lang': 'en'}").slug())
                .isEqualTo("given-up");
    }

    @Test
    void aSlugIsMadeAnewWhereThePatchTakesItAway() {
        Article draft = newsroom.draft("{'headline': 'Misspelt', 'lang': 'en'}");

        assertThat(newsroom.edit(draft, "{'headline': 'Spelt well', 'slug': null}")
                        .slug())
                .isEqualTo("spelt-well");
    }

    @Test
    void aTakenSlugLeavesTheArticleAsItWas() {
        newsroom.draft("{'headline': 'In the way', 'lang': 'en'}");
        Article draft = newsroom.draft("{'headline': 'On its way', 'lang': 'en'}");

        assertThat(newsroom.refused(
                                ArticleContract.EDIT,
                                new Edit(
                                        draft.id(),
                                        1,
                                        ArticlePatch.of(
                                                RunningArticleService.json("{'slug': 'in-the-way', 'headline': 'X'}"))),
                                RunningArticleService.EDITOR)
                        .code())
                .isEqualTo("slug-taken");
        assertThat(newsroom.edit(draft, "{'standfirst': 'S'}").headline()).isEqualTo("On its way");
    }
}
