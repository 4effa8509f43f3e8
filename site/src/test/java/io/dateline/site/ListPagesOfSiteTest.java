package io.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.bus.Failure;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleContract.Months;
import io.dateline.contract.ArticleContract.Window;
import io.dateline.contract.Representation;
import io.dateline.contract.SiteContract;
import io.dateline.contract.SurrogateKey;
import io.dateline.contract.TaxonomyContract;
import io.dateline.contract.TaxonomyContract.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListPagesOfSiteTest {

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

    @Test
    void theFirstPageHasTheNewestByTopicAndTheMostRead() {
        site.services.answer(
                ArticleContract.LIST,
                question -> AnsweringServices.list(
                        Stream.of("newest", "second", "third", "fourth")
                                .map(slug -> question.topic() == null ? slug : slug.replace("newest", "in-topic"))
                                .map(slug -> Samples.summary(18, slug, "en", t -> t))
                                .toList(),
                        "c+2"));

        Representation answer = site.ask(SiteContract.HOME, new SiteContract.Home(null));
        Document page = RunningSite.html(answer);

        assertThat(page.select(".lead a[href]").eachAttr("href")).contains("/newest");
        assertThat(page.select(".second h3 a").eachAttr("href")).containsExactly("/second", "/third");
        assertThat(page.select(".latest h3 a").eachAttr("href")).containsExactly("/fourth");
        assertThat(page.select(".band h2 a").eachAttr("href")).containsExactly("/topics/world");
        assertThat(page.select(".band h3 a").eachAttr("href")).containsExactly("/in-topic", "/fourth");
        assertThat(page.select(".popular a").eachAttr("href")).contains("/the-ferry");
        assertThat(page.select(".today").text()).isEqualTo("Monday, March 2, 2026");
        assertThat(page.select("nav.languages a").attr("href")).isEqualTo("/fr");
        assertThat(page.select("link[rel=alternate]").eachAttr("href"))
                .containsExactly("https://www.example.org/", "https://www.example.org/fr");
        assertThat(answer.keys())
                .contains(SurrogateKey.articles(), SurrogateKey.popular(), SurrogateKey.topics())
                .doesNotHaveDuplicates();
        assertThat(site.services.asked(ArticleContract.LIST))
                .extracting(Listing::lang)
                .containsOnly("en");
    }

    @Test
    void eachLanguageHasItsFirstPage() {
        Document page = site.page(SiteContract.HOME, new SiteContract.Home("fr"));

        assertThat(page.select("html").attr("lang")).isEqualTo("fr");
        assertThat(page.select("nav.menu a").eachAttr("href")).contains("/fr/topics/world", "/fr/search");
        assertThat(page.select("nav.menu a").eachText()).contains("World (fr)");
        assertThat(site.services.asked(ArticleContract.LIST))
                .extracting(Listing::lang)
                .containsOnly("fr");
        // Those of the other language are not shown.
        assertThat(page.select(".popular a[href=/the-ferry]")).isEmpty();
    }

    @Test
    void whereNothingIsPublishedThatIsSaid() {
        site.services.answer(ArticleContract.LIST, question -> AnsweringServices.list(List.of(), null));

        Document page = site.page(SiteContract.HOME, new SiteContract.Home(null));

        assertThat(page.select(".empty")).hasSize(1);
        assertThat(page.select(".band")).isEmpty();
    }

    @Test
    void withoutTheNewestThereIsNoFirstPage() {
        site.services.fail(ArticleContract.LIST, Failure.unavailable("Away."));

        assertThat(site.refused(SiteContract.HOME, new SiteContract.Home(null)).kind())
                .isEqualTo(Failure.Kind.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "EN-US", "", "../", "fr-CA"})
    void thereIsNoOtherLanguage(String lang) {
        assertThat(site.refused(SiteContract.HOME, new SiteContract.Home(lang)).code())
                .isEqualTo("page-unknown");
        assertThat(site.refused(SiteContract.TERM, new SiteContract.TermPage(Kind.TAG, "x", lang, null))
                        .code())
                .isEqualTo("page-unknown");
        assertThat(site.refused(SiteContract.SEARCH, new SiteContract.SearchPage("x", lang, null))
                        .code())
                .isEqualTo("page-unknown");
        assertThat(site.refused(SiteContract.ARCHIVE, new SiteContract.ArchivePage(null, lang, null))
                        .code())
                .isEqualTo("page-unknown");
        assertThat(site.refused(SiteContract.POPULAR, new SiteContract.PopularPage(Window.DAY, lang))
                        .code())
                .isEqualTo("page-unknown");
        assertThat(site.refused(SiteContract.FIXED, new SiteContract.FixedPage("imprint", lang))
                        .code())
                .isEqualTo("page-unknown");
    }

    @Test
    void aTermHasItsArticles() {
        site.services.answer(ArticleContract.LIST, question -> AnsweringServices.list(List.of(Samples.other()), "c+2"));

        Representation answer =
                site.ask(SiteContract.TERM, new SiteContract.TermPage(Kind.TOPIC, "world", null, "c+1"));
        Document page = RunningSite.html(answer);

        assertThat(page.select("h1").text()).isEqualTo("The world");
        assertThat(page.select("ol.stories h2 a").eachAttr("href")).containsExactly("/the-ferry");
        assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("/topics/world?cursor=c%2B2");
        assertThat(page.select("nav.menu a[aria-current]").attr("href")).isEqualTo("/topics/world");
        assertThat(answer.keys()).contains(SurrogateKey.topic("world"), SurrogateKey.headline("the-ferry"));
        assertThat(site.services.asked(ArticleContract.LIST))
                .containsExactly(new Listing("world", null, null, "en", null, null, null, 20, "c+1"));
        assertThat(site.page(SiteContract.TERM, new SiteContract.TermPage(Kind.TAG, "sea", "fr", null))
                        .select("h1")
                        .text())
                .contains("The sea (fr)");
    }

    @Test
    void aRenamedTermHasMoved() {
        site.services.answer(
                TaxonomyContract.FIND,
                question -> Representation.moved("planet", List.of(SurrogateKey.topic("world"))));

        Representation answer =
                site.ask(SiteContract.TERM, new SiteContract.TermPage(Kind.AUTHOR, "world", null, null));

        assertThat(answer.movedTo()).isEqualTo("planet");
        assertThat(answer.keys()).containsExactly(SurrogateKey.topic("world"));
    }

    @Test
    void aSearchShowsWhereTheWordsAre() {
        site.services.answer(ArticleContract.LIST, question -> {
            var found = Samples.other()
                    .with(new io.dateline.contract.ArticleSummary.Excerpt("A <mark>ferry</mark> &lt;b&gt;"));
            return AnsweringServices.list(List.of(found), "c+2");
        });

        Document page = site.page(SiteContract.SEARCH, new SiteContract.SearchPage("ferry & co", null, null));

        assertThat(page.select("ol.stories mark").text()).isEqualTo("ferry");
        assertThat(page.select("input[name=q]").attr("value")).isEqualTo("ferry & co");
        assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("/search?q=ferry%20%26%20co&cursor=c%2B2");
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    }

    @Test
    void withoutWordsThereIsTheForm() {
        for (String words : List.of("", "  ")) {
            Document page = site.page(SiteContract.SEARCH, new SiteContract.SearchPage(words, "fr", null));

            assertThat(page.select("form.search").attr("action")).isEqualTo("/fr/search");
        }
        assertThat(site.services.asked(ArticleContract.LIST)).isEmpty();
    }

    @Test
    void theArchiveHasTheMonthsThatThereAre() {
        Document page = site.page(SiteContract.ARCHIVE, new SiteContract.ArchivePage(null, "fr", null));

        assertThat(page.select("nav.choices a").eachAttr("href"))
                .containsExactly("/fr/archive/2026-03", "/fr/archive/2025-12");
        assertThat(page.select("nav.choices a").eachText()).containsExactly("Mars 2026", "Décembre 2025");
        assertThat(site.services.asked(ArticleContract.MONTHS)).containsExactly(new Months("UTC", "fr"));
    }

    @Test
    void aMonthBeginsInTheTimeZoneOfTheSite() {
        try (RunningSite riga = RunningSite.start(Map.of("DATELINE_SITE_TIME_ZONE", "Europe/Riga"))) {
            Document page = riga.page(SiteContract.ARCHIVE, new SiteContract.ArchivePage("2026-03", null, null));

            assertThat(page.select("h1").text()).isEqualTo("March 2026");
            assertThat(page.select("nav.choices a[aria-current]").text()).isEqualTo("March 2026");
            assertThat(page.select("nav.choices a").eachAttr("href")).containsExactly("/archive/2025-12", "/archive");
            assertThat(riga.services.asked(ArticleContract.LIST))
                    .containsExactly(new Listing(
                            null,
                            null,
                            null,
                            null,
                            null,
                            Instant.parse("2026-02-28T21:59:59.999Z"),
                            Instant.parse("2026-03-31T21:00:00Z"),
                            20,
                            null));
        }
    }

    @Test
    void aMonthWithoutArticlesIsNotListed() {
        Document page = site.page(SiteContract.ARCHIVE, new SiteContract.ArchivePage("2026-01", null, null));

        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(page.select("nav.choices a").eachAttr("href"))
                .containsExactly("/archive/2026-03", "/archive/2025-12", "/archive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026", "2026-13", "2026-1", "-999999999-01", "+12026-01", "2026-03-01", "x"})
    void thereIsNoOtherMonth(String month) {
        assertThat(site.refused(SiteContract.ARCHIVE, new SiteContract.ArchivePage(month, null, null))
                        .code())
                .isEqualTo("page-unknown");
    }

    @Test
    void theMostReadAreThoseOfTheLanguage() {
        site.services.answer(
                ArticleContract.POPULAR,
                question -> AnsweringServices.popular(List.of(
                        Samples.summary(20, "le-bac", "fr-CA", t -> t),
                        Samples.summary(18, "the-ferry", "en", t -> t),
                        Samples.summary(21, "frisian", "fry", t -> t))));

        Representation answer = site.ask(SiteContract.POPULAR, new SiteContract.PopularPage(Window.WEEK, "fr"));
        Document page = RunningSite.html(answer);

        assertThat(page.select("ol.stories h2 a").eachAttr("href")).containsExactly("/le-bac");
        assertThat(page.select("nav.choices a").eachAttr("href"))
                .containsExactly("/fr/popular?window=1h", "/fr/popular?window=24h");
        assertThat(answer.keys())
                .contains(SurrogateKey.popular(), SurrogateKey.headline("le-bac"))
                .doesNotContain(SurrogateKey.headline("the-ferry"));
    }

    @Test
    void withoutAMenuInTheSettingsItHasTheTopicsWithTheMostArticles() {
        try (RunningSite plain = RunningSite.start(Map.of())) {
            plain.services.answer(
                    TaxonomyContract.LIST,
                    question -> AnsweringServices.topics(List.of(
                            AnsweringServices.topic("empty", "Empty", 0),
                            AnsweringServices.topic("small", "Small", 1),
                            AnsweringServices.topic("large", "Large", 9))));

            Document page = plain.page(SiteContract.HOME, new SiteContract.Home(null));

            assertThat(page.select("nav.menu a").eachText())
                    .startsWith("Large", "Small")
                    .doesNotContain("Empty");
            assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo("/");
            assertThat(page.select("meta[property=og:url]")).isEmpty();
            assertThat(plain.services.asked(ArticleContract.LIST))
                    .extracting(Listing::lang)
                    .containsOnlyNulls();
        }
    }

    @Test
    void whereNamesCannotBeHadTheMenuHasTheWordsOfItsSlugs() {
        try (RunningSite plain = RunningSite.start(Map.of("DATELINE_SITE_MENU", "world-news"))) {
            plain.services.fail(TaxonomyContract.LIST, Failure.unavailable("Away."));
            plain.services.fail(TaxonomyContract.FIND, Failure.unavailable("Away."));

            Representation answer = plain.ask(SiteContract.SEARCH, new SiteContract.SearchPage(null, null, null));

            assertThat(RunningSite.html(answer).select("nav.menu a").eachText()).contains("World news");
            assertThat(answer.isIncomplete()).isTrue();
        }
    }
}
