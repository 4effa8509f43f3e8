package io.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.bus.Failure;
import io.dateline.bus.Json;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentPolicy;
import io.dateline.contract.Representation;
import io.dateline.contract.SiteContract;
import io.dateline.contract.SurrogateKey;
import io.dateline.contract.TaxonomyContract;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticlePageTest {

    private static RunningSite site;

    @BeforeAll
    static void start() {
        site = RunningSite.start();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @BeforeEach
    void forget() {
        site.services.forget();
    }

    private static Representation answer() {
        return site.ask(SiteContract.ARTICLE, new SiteContract.ArticlePage("the-bridge"));
    }

    private static JsonNode jsonLd(Document page, int index) {
        return Json.decode(
                Buffer.buffer(page.select("script[type=application/ld+json]")
                        .get(index)
                        .data()),
                JsonNode.class);
    }

    @Test
    void aStoryHasItsDatelineAtTheHeadAndALinkInTheMiddle() {
        Document page = site.article();

        assertThat(page.select("h1").text()).isEqualTo("The bridge opens in spring");
        assertThat(page.select(".body > p").first().text()).startsWith("Lyon, March 2, 2026 – It opens at last");
        assertThat(page.select(".body > .read-also").text()).isEqualTo("Read also Why it is late");
        assertThat(page.select(".body > .read-also a").attr("href")).isEqualTo("/why-late");
        assertThat(page.select(".body > .read-also")
                        .first()
                        .previousElementSibling()
                        .text())
                .startsWith("It was the river");
        assertThat(page.select("nav.contents a").eachAttr("href")).containsExactly("#late", "#river", "#mayor");
        assertThat(page.select(".corrections").text()).contains("It is longer.");
        assertThat(page.select(".kicker a").eachText()).contains("World");
        assertThat(page.select(".tags a").eachAttr("href")).containsExactly("/tags/bridges");
        assertThat(page.select(".share a").eachAttr("href"))
                .hasSizeBetween(2, 8)
                .allMatch(href -> href.startsWith("https://") || href.startsWith("mailto:"))
                .allMatch(href -> href.contains("https%3A%2F%2Fwww.example.org%2Fthe-bridge"));
        assertThat(page.select("article.comment").eachAttr("id")).containsExactly("comment-99");
        assertThat(page.select("form#comment-form").attr("action")).isEqualTo("/the-bridge/comments");
    }

    @Test
    void machinesAreToldWhatItIs() {
        Document page = site.article();

        assertThat(page.title()).isEqualTo("The bridge opens in spring – The Courier");
        assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo("https://www.example.org/the-bridge");
        assertThat(page.select("link[rel=alternate][hreflang=fr]").attr("href"))
                .isEqualTo("https://www.example.org/le-pont");
        assertThat(page.select("link[rel=alternate][hreflang=en]")).hasSize(1);
        assertThat(page.select("meta[property=og:image]").attr("content"))
                .isEqualTo("https://www.example.org/assets/bridge.svg");
        JsonNode news = jsonLd(page, 0);
        assertThat(news.path("@type").asText()).isEqualTo("NewsArticle");
        assertThat(news.at("/keywords/0").asText()).isEqualTo("The bridges");
        assertThat(news.path("headline").asText()).isEqualTo("The bridge opens in spring");
        assertThat(news.at("/author/0/url").asText()).isEqualTo("https://www.example.org/authors/ines-arnould");
        assertThat(jsonLd(page, 1).at("/itemListElement/1/item").asText())
                .isEqualTo("https://www.example.org/topics/world");
    }

    @Test
    void aPageIsKnownByTheKeysOfAllItsParts() {
        Representation page = answer();

        assertThat(page.mediaType()).isEqualTo("text/html; charset=utf-8");
        assertThat(page.policy()).contains("default-src 'none'");
        assertThat(page.isIncomplete()).isFalse();
        assertThat(page.keys().getFirst()).isEqualTo(SurrogateKey.article(17));
        assertThat(page.keys())
                .contains(
                        SurrogateKey.slug("the-bridge"),
                        SurrogateKey.comments(17),
                        SurrogateKey.popular(),
                        SurrogateKey.topics(),
                        SurrogateKey.tag("bridges"),
                        SurrogateKey.headline("the-ferry"),
                        SurrogateKey.headline("why-late"))
                .doesNotContain(SurrogateKey.article(18))
                .doesNotHaveDuplicates();
    }

    @Test
    void aStoryNeedsNothingButAHeadline() {
        site.services.answer(ArticleContract.FIND, question -> AnsweringServices.found(Samples.bare("H", "")));
        site.services.answer(ArticleContract.RELATED, question -> AnsweringServices.related(List.of()));
        site.services.answer(ArticleContract.POPULAR, question -> AnsweringServices.popular(List.of()));
        site.services.answer(CommentContract.LIST, question -> AnsweringServices.comments(List.of(), null));

        Document page = site.article();

        assertThat(page.select("h1").text()).isEqualTo("H");
        assertThat(page.select(".authors, .share ~ .x, .contents, .corrections, .tags, figure, .related"))
                .isEmpty();
        assertThat(page.select("form#comment-form")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 300})
    void aHeadlineIsShownWhole(int length) {
        String headline = "ø".repeat(length);
        site.services.answer(
                ArticleContract.FIND, question -> AnsweringServices.found(Samples.bare(headline, "<p>x</p>")));

        assertThat(site.article().select("h1").text()).isEqualTo(headline);
    }

    @Test
    void whereAStoryBeginsWithAPictureTheDatelineStandsBeforeIt() {
        site.services.answer(ArticleContract.FIND, question -> {
            var whole = Samples.article();
            return AnsweringServices.found(new io.dateline.contract.Article(
                    whole.id(),
                    whole.slug(),
                    whole.lang(),
                    whole.version(),
                    null,
                    whole.headline(),
                    null,
                    whole.dateline(),
                    new io.dateline.contract.Article.Body(
                            null, "<p><img src=\"/assets/a.svg\" alt=\"\"></p><p>A</p>", ""),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    whole.comments(),
                    null,
                    whole.publishedAt(),
                    whole.updatedAt(),
                    1,
                    1,
                    null,
                    null));
        });

        Document page = site.article();

        assertThat(page.select(".dateline")).isEmpty();
        assertThat(page.select(".meta").text()).contains("Lyon, March 2, 2026");
        assertThat(page.select(".body img").attr("loading")).isEqualTo("lazy");
    }

    @Test
    void withoutItsCommentsAnArticleIsShownForAMoment() {
        site.services.fail(CommentContract.LIST, Failure.unavailable("Away."));

        Representation page = answer();

        assertThat(page.isIncomplete()).isTrue();
        assertThat(page.keys()).contains(SurrogateKey.comments(17));
        assertThat(RunningSite.html(page).select(".discussion .note").text()).contains("cannot be shown at present");
    }

    @Test
    void ofEverythingElseAnArticleShowsWhatCanBeHad() {
        site.services.fail(ArticleContract.RELATED, Failure.unavailable("Away."));
        site.services.fail(ArticleContract.POPULAR, Failure.internal());
        site.services.fail(TaxonomyContract.FIND, Failure.unavailable("Away."));

        Representation page = answer();

        assertThat(page.isIncomplete()).isTrue();
        assertThat(RunningSite.html(page).select("h1").text()).isEqualTo("The bridge opens in spring");
    }

    @Test
    void withoutTheArticleThereIsNoPage() {
        site.services.fail(ArticleContract.FIND, Failure.notFound("article-gone", "This article was withdrawn."));
        assertThat(site.refused(SiteContract.ARTICLE, new SiteContract.ArticlePage("the-bridge"))
                        .code())
                .isEqualTo("article-gone");

        site.services.answer(
                ArticleContract.FIND,
                question -> Representation.moved("new-bridge", List.of(SurrogateKey.slug("the-bridge"))));
        assertThat(answer().movedTo()).isEqualTo("new-bridge");
    }

    @Test
    void theLanguageOfTheArticleDecides() {
        site.services.answer(ArticleContract.FIND, question -> AnsweringServices.found(Samples.in("ar")));
        Document arabic = site.article();
        assertThat(arabic.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(arabic.select("html").attr("lang")).isEqualTo("ar");

        site.services.answer(ArticleContract.FIND, question -> AnsweringServices.found(Samples.in("fr-CA")));
        Document french = site.article();
        assertThat(french.select("html").attr("lang")).isEqualTo("fr");
        assertThat(french.select("h1").attr("lang")).isEqualTo("fr-CA");
        assertThat(french.select(".kicker a").eachText()).contains("World (fr)");
        assertThat(french.select(".tags a").eachAttr("href")).containsExactly("/fr/tags/bridges");

        site.services.answer(ArticleContract.FIND, question -> AnsweringServices.found(Samples.in("ko")));
        Document korean = site.article();
        assertThat(korean.select("html").attr("lang")).isEqualTo("en");
        assertThat(korean.select("h1").attr("lang")).isEqualTo("ko");
    }

    @Test
    void whoMayCommentIsSaid() {
        site.services.answer(
                ArticleContract.FIND, question -> AnsweringServices.found(Samples.article(CommentPolicy.CLOSED)));
        Document closed = site.article();
        assertThat(closed.select("form#comment-form, a[href$=/reply]")).isEmpty();
        assertThat(closed.select(".discussion .note").text()).contains("closed");

        site.services.answer(
                ArticleContract.FIND, question -> AnsweringServices.found(Samples.article(CommentPolicy.PREMODERATED)));
        Document premoderated = site.article();
        assertThat(premoderated.select("form#comment-form")).hasSize(1);
        assertThat(premoderated.select(".discussion .note").text()).contains("moderator");
    }
}
