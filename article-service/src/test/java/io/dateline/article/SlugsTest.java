package io.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.Create;
import io.dateline.contract.ArticleContract.Edit;
import io.dateline.contract.ArticleDraft;
import io.dateline.contract.ArticlePatch;
import io.dateline.contract.SurrogateKey;
import io.dateline.form.ReservedSlugs;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"Popular", "Docs", "API", "WP-JSON", "en", "Deu", "Topics!"})
    void aSlugOfAHeadlineIsNoAddressOfTheSite(String headline) {
        String slug =
                newsroom.draft("{'headline': '" + headline + "', 'lang': 'en'}").slug();

        assertThat(slug).matches("[a-z-]+-[2-9]");
        assertThat(ReservedSlugs.contains(slug)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"popular", "api", "wp-json", "de", "eng"})
    void anAddressOfTheSiteIsRefusedAsASlugWithAllOtherFaults(String slug) {
        var chosen = new Create(
                ArticleDraft.of(RunningArticleService.json("{'headline': '', 'lang': 'en', 'slug': '" + slug + "'}")),
                null);

        assertThat(newsroom.refused(ArticleContract.CREATE, chosen, RunningArticleService.EDITOR)
                        .faults())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactlyInAnyOrder("/headline blank", "/slug reserved");

        Article article = newsroom.draft("{'headline': 'Chosen later', 'lang': 'en'}");
        assertThat(newsroom.refused(
                                ArticleContract.EDIT,
                                new Edit(
                                        article.id(),
                                        article.version(),
                                        ArticlePatch.of(RunningArticleService.json("{'slug': '" + slug + "'}"))),
                                RunningArticleService.EDITOR)
                        .faults())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly("/slug reserved");
    }

    @Test
    void aHeadlineWithoutAReadingGetsASlugByTheNumberOfTheArticle() {
        for (String headline : List.of("東京で地震", "東京で地震", "!!!")) {
            Article article = newsroom.draft("{'headline': '" + headline + "', 'lang': 'ja'}");

            assertThat(article.slug()).isEqualTo("article-" + article.id());
        }
        Article before = newsroom.draft("{'headline': 'In the place of the next', 'lang': 'en'}");
        newsroom.edit(before, "{'slug': 'article-" + (before.id() + 1) + "'}");
        assertThat(newsroom.draft("{'headline': '大雪', 'lang': 'ja'}").slug())
                .isEqualTo("article-" + (before.id() + 1) + "-2");
    }

    @Test
    void theLanguageOfTheArticleMakesItsSlug() {
        assertThat(newsroom.draft("{'headline': 'Größe', 'lang': 'de'}").slug()).isEqualTo("groesse");
        assertThat(newsroom.draft("{'headline': 'Größe', 'lang': 'sv'}").slug()).isEqualTo("grosse");
        assertThat(newsroom.draft("{'headline': 'Ålborg', 'lang': 'da'}").slug())
                .isEqualTo("aalborg");
    }

    /** What was made by the rules of an earlier version leads on, whatever else of the article changes. */
    @Test
    void aSlugStaysUntilItIsMadeAnew() {
        Article article = newsroom.published("{'headline': 'Übung', 'lang': 'de', 'slug': 'ubung'}");
        Article edited = newsroom.edit(article, "{'headline': 'Übungen', 'standfirst': 'S'}");
        assertThat(edited.slug()).isEqualTo("ubung");

        assertThat(newsroom.edit(edited, "{'slug': null}").slug()).isEqualTo("uebungen");
        assertThat(newsroom.find("ubung").movedTo()).isEqualTo("uebungen");
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
