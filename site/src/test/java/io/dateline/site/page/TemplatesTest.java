package io.dateline.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.config.Settings;
import io.dateline.config.SiteSettings;
import io.dateline.contract.PageIds;
import io.dateline.site.theme.Theme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.Assertions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every template, with rich and hostile pages. What is rendered is left in {@code target/pages}, to be looked at. */
class TemplatesTest {

    private static final Html HTML = new Html();
    private static final Theme THEME = Theme.load(null, SiteSettings.read(new Settings(Map.of())), Assertions::fail);
    private static final int BUDGET = 14 * 1024;
    private static final Map<String, String> PAGES = render();

    static Iterable<String> names() {
        return PAGES.keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isHtmlWithoutParseErrors(String name) throws IOException {
        Parser parser = Parser.htmlParser().setTrackErrors(20);
        Jsoup.parse(page(name), "https://news.example/", parser);

        assertThat(parser.getErrors()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void hasOneHeadingOfTheFirstLevelAndSkipsNone(String name) {
        int level = 0;
        int first = 0;
        for (Element heading : document(name).select("h1, h2, h3, h4, h5, h6")) {
            int next = heading.tagName().charAt(1) - '0';
            first += next == 1 ? 1 : 0;
            assertThat(next).as(heading.text()).isLessThanOrEqualTo(level + 1);
            level = next;
        }
        assertThat(first).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("names")
    void namesEachIdOnceAndPointsToNoneThatIsMissing(String name) {
        Document page = document(name);
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        HashSet<String> ids = new HashSet<>(page.select("[id]").eachAttr("id"));

        for (String attribute : new String[] {"for", "aria-labelledby", "aria-describedby"}) {
            for (String value : page.select("[" + attribute + "]").eachAttr(attribute)) {
                assertThat(ids).contains(value.split(" "));
            }
        }
        page.select("a[href^=#]")
                .eachAttr("href")
                .forEach(href -> assertThat(ids).contains(href.substring(1)));
    }

    /** So no heading of a story, of which the anchor is made by the article-service, has the same. */
    @Test
    void theIdsOfTheArticlesPageAreReservedForIt() {
        Document page = document("article-en");
        page.select(".body").remove();

        assertThat(page.select("[id]").eachAttr("id")).isNotEmpty().allMatch(PageIds::areReserved);
    }

    @Test
    void anArticleWithTwentyCommentsFitsIntoTheFirstPacketsOfAConnection() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(page("article-en").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(bytes.size()).isLessThanOrEqualTo(BUDGET);
    }

    @Test
    void whatReadersWroteStaysText() {
        Document page = document("faults-en");

        assertThat(page.select("form textarea").val()).isEqualTo("</textarea>\n<b>");
        assertThat(page.select("form input[name=name]").val()).isEqualTo("<b>\"");
        assertThat(page.select("form b")).isEmpty();
    }

    @Test
    void faultsStandAtTheirFieldsAndAreLinkedFromAboveThem() {
        Document page = document("faults-en");

        assertThat(page.select("#comment-faults a").eachAttr("href"))
                .containsExactly(
                        "#comment-form-body", "#comment-form-name", "#comment-form-email", "#comment-form-url");
        assertThat(page.select("[aria-invalid=true]")).hasSize(4);
        assertThat(page.select("[autofocus]").eachAttr("id")).containsExactly("comment-faults");
    }

    private static String page(String name) {
        return PAGES.getOrDefault(name, "");
    }

    private static Document document(String name) {
        return Jsoup.parse(page(name));
    }

    private static Map<String, String> render() {
        Map<String, String> pages = new LinkedHashMap<>();
        for (SampleText text : new SampleText[] {SampleText.ENGLISH, SampleText.ARABIC}) {
            SamplePages samples = new SamplePages(text, THEME);
            Map<String, Object> views = new LinkedHashMap<>();
            views.put("home:home", samples.home());
            views.put("home-empty:home", samples.emptyHome());
            views.put("home-hostile:home", samples.hostileHome());
            views.put("article:article", samples.article(20));
            views.put("article-bare:article", samples.bareArticle());
            views.put("article-hostile:article", samples.hostileArticle());
            views.put("comments:comments", samples.comments());
            views.put("form:form", samples.form(false));
            views.put("faults:form", samples.form(true));
            views.put("refused:form", samples.refused());
            views.put("received:received", samples.received());
            views.put("topic:list", samples.list("topic", text.topics().getFirst(), null, 6));
            views.put("author:list", samples.list("author", text.name(), null, 3));
            views.put("popular:list", samples.list("popular", "Most read", null, 4));
            views.put("search:list", samples.list("search", "Search", "rye", 3));
            views.put("search-nothing:list", samples.list("search", "Search", "rye", 0));
            views.put("problem-404:problem", samples.problem(404));
            views.put("problem-503:problem", samples.problem(503));
            views.put("fixed:fixed", samples.fixed());
            views.forEach((name, view) -> {
                String[] parts = name.split(":");
                String page = HTML.render(parts[1], view).toString(StandardCharsets.UTF_8);
                pages.put(parts[0] + "-" + text.lang(), page);
            });
        }
        write(pages);
        return pages;
    }

    private static void write(Map<String, String> pages) {
        Path folder = Path.of("target/pages");
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> page : pages.entrySet()) {
                Files.writeString(folder.resolve(page.getKey() + ".html"), page.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
