package io.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.contract.Representation;
import io.dateline.contract.SiteContract;
import io.dateline.contract.SiteContract.ProblemPages;
import io.dateline.contract.TaxonomyContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixedPagesTest {

    @Test
    void aPageOfTheThemeIsShown(@TempDir Path theme) throws Exception {
        Files.createDirectory(theme.resolve("pages"));
        Files.writeString(theme.resolve("pages/imprint.md"), "# Imprint\n\nWho *we* are.\n");
        Files.writeString(theme.resolve("logo.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        Map<String, String> settings = new HashMap<>(RunningSite.SETTINGS);
        settings.put("DATELINE_THEME", theme.toString());
        try (RunningSite site = RunningSite.start(settings)) {
            Document page = site.page(SiteContract.FIXED, new SiteContract.FixedPage("imprint", null));
            assertThat(page.select("h1").text()).isEqualTo("Imprint");
            assertThat(page.select("em").text()).isEqualTo("we");
            assertThat(page.select("link[rel=canonical]").attr("href"))
                    .isEqualTo("https://www.example.org/pages/imprint");

            Representation logo = site.ask(SiteContract.ASSET, new SiteContract.Asset("logo.svg"));
            assertThat(logo.mediaType()).isEqualTo("image/svg+xml");
            assertThat(logo.policy()).contains("sandbox");
            assertThat(site.refused(SiteContract.ASSET, new SiteContract.Asset("../logo.svg"))
                            .code())
                    .isEqualTo("asset-unknown");
            assertThat(site.refused(SiteContract.FIXED, new SiteContract.FixedPage("../imprint", null))
                            .code())
                    .isEqualTo("page-unknown");
        }
    }

    @Test
    void theMenuLeadsToItInTheLanguageOfThePage(@TempDir Path theme) throws Exception {
        Files.createDirectory(theme.resolve("pages"));
        Files.writeString(theme.resolve("pages/imprint.md"), "# Imprint\n");
        Files.writeString(theme.resolve("pages/imprint.fr.md"), "# Mentions légales\n");
        Map<String, String> settings = new HashMap<>(RunningSite.SETTINGS);
        settings.put("DATELINE_THEME", theme.toString());
        settings.put("DATELINE_SITE_MENU", "world,Who we are=/pages/imprint");
        try (RunningSite site = RunningSite.start(settings)) {
            Document english = site.page(SiteContract.HOME, new SiteContract.Home(null));
            assertThat(english.select("nav.menu a[href=/pages/imprint]").text()).isEqualTo("Who we are");

            Document french = site.page(SiteContract.HOME, new SiteContract.Home("fr"));
            assertThat(french.select("nav.menu a[href=/fr/pages/imprint]").text())
                    .isEqualTo("Mentions légales");
        }
    }

    @Test
    void eachLanguageHasAPageForEachProblem() {
        try (RunningSite site = RunningSite.start()) {
            ProblemPages problems = site.ask(SiteContract.PROBLEM_PAGES, new SiteContract.FindProblemPages());

            assertThat(problems.languages()).containsExactly("en", "fr");
            assertThat(problems.pages().keySet()).containsExactlyInAnyOrder("en", "fr");
            assertThat(problems.policies().get("fr")).contains("default-src 'none'");
            problems.pages().values().forEach(pages -> {
                assertThat(pages.keySet()).contains(400, 404, 410, 429, 500, 503);
                assertThat(pages.get(503)).contains(ProblemPages.RETRY_AFTER, ProblemPages.REQUEST_ID);
            });
            Document french = Jsoup.parse(problems.pages().get("fr").get(404));
            assertThat(french.select("html").attr("lang")).isEqualTo("fr");
            assertThat(french.select("form.search").attr("action")).isEqualTo("/fr/search");
        }
    }

    @Test
    void problemsNeedNoOtherService() {
        try (RunningSite site = RunningSite.start()) {
            site.services.fail(TaxonomyContract.LIST, io.dateline.bus.Failure.unavailable("Away."));
            site.services.fail(TaxonomyContract.FIND, io.dateline.bus.Failure.unavailable("Away."));

            assertThat(site.ask(SiteContract.PROBLEM_PAGES, new SiteContract.FindProblemPages())
                            .pages()
                            .keySet())
                    .hasSize(2);
        }
    }
}
