package io.dateline.article.articles.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.contract.Article;
import io.dateline.contract.Article.Section;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownRendererTest {

    private final MarkdownRenderer rendering = new MarkdownRenderer();

    private String html(String markdown) {
        return rendering.render(markdown, "en").html();
    }

    @Test
    void headingsHaveAnchorsAndAreTheContents() {
        RenderedBody story = rendering.render("""
                Lead.

                ## An exceptional visit

                ### Выборы

                ## An *exceptional* visit

                # !!!
                """, "en");

        assertThat(story.contents())
                .containsExactly(
                        new Section("an-exceptional-visit", "An exceptional visit"),
                        new Section("vybory", "Выборы"),
                        new Section("an-exceptional-visit-2", "An exceptional visit"),
                        new Section("section", "!!!"));
        assertThat(story.html())
                .contains("<h2 id=\"an-exceptional-visit\">An exceptional visit</h2>")
                .contains("<h3 id=\"vybory\">Выборы</h3>")
                .contains("<h2 id=\"an-exceptional-visit-2\">An <em>exceptional</em> visit</h2>")
                .contains("<h2 id=\"section\">!!!</h2>");
    }

    @Test
    void whatAStoryNeedsStays() {
        assertThat(html("> quote\n\n1. one\n2. two\n\n- a\n\n---\n\n**b** `c`"))
                .contains("<blockquote>", "<ol>", "<ul>", "<hr />", "<strong>b</strong>", "<code>c</code>");
        assertThat(html("```java\nint a;\n```")).contains("<code class=\"language-java\">int a;");
        assertThat(html("3. three")).contains("<ol start=\"3\">");
        assertThat(html("[a](https://example.com/x?a=1&b=2 'Title')"))
                .contains("href=\"https://example.com/x?a=1&amp;b=2\"", "title=\"Title\"", "rel=\"noopener\"");
        assertThat(html("[a](/articles/other)")).contains("href=\"/articles/other\"");
        assertThat(html("[a](mailto:desk@example.com)")).contains("href=\"mailto:");
        assertThat(html("![A cat](https://example.com/cat.jpg)"))
                .contains("src=\"https://example.com/cat.jpg\"", "alt=\"A cat\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<iframe src='https://example.com'></iframe>",
                "<svg/onload=alert(1)>",
                "text <b onclick='alert(1)'>bold</b>",
                "<style>body{display:none}</style>",
                "<!-- <script> -->",
                "<a href='javascript:alert(1)'>x</a>"
            })
    void markupIsShownAsTheTextItIs(String markdown) {
        assertThat(html(markdown)).doesNotContainPattern("<(script|img|iframe|svg|b|style|a|!--)[ />]");
        assertThat(rendering.render(markdown, "en").text()).isEqualTo(markdown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](&#106;avascript:alert(1))",
                "[x](java%0ascript:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](vbscript:x)",
                "![x](javascript:alert(1))",
                "![x](data:image/svg+xml;base64,PHN2Zz4=)",
                "<javascript:alert(1)>",
                "[x]: javascript:alert(1)\n\n[x]"
            })
    void linksLeadToTheWebOrToMailOnly(String markdown) {
        assertThat(html(markdown)).doesNotContainPattern("(?i)(href|src)=\"(java|vb|data|&#)");
    }

    @Test
    void quotesInTitlesDoNotBreakOut() {
        assertThat(html("[x](https://example.com '\" onclick=\"alert(1)')")).doesNotContain("\" onclick");
        assertThat(html("```\" onclick=\"alert(1)\ncode\n```")).doesNotContain("\" onclick");
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Two words, and 2 more.', 5",
        "en, '', 0",
        "en, '!?', 0",
        "ja, 私は学生です。, 4",
        "th, ฉันรักคุณ, 3",
        "ru, Мама мыла раму, 3"
    })
    void wordsAreCountedInAnyScript(String lang, String text, int words) {
        assertThat(rendering.render(text, lang).wordCount()).isEqualTo(words);
    }

    @Test
    void itTakesAMinuteAtLeastToRead() {
        assertThat(rendering.render("", "en").readingMinutes()).isEqualTo(1);
        assertThat(rendering.render("word ".repeat(231), "en").readingMinutes()).isEqualTo(2);
    }

    @Test
    void theTextHasItsBlocksApart() {
        assertThat(rendering
                        .render("# A\n\nb *c*\nd\n\n- e\n- f\n\n```\ng\n```\n\nh", "en")
                        .text())
                .isEqualTo("A\n\nb c d\n\ne\n\nf\n\ng\n\nh");
    }

    @Test
    void whatNobodyWritesIsRefusedOrRendered() {
        assertThatThrownBy(() -> html("*a **b ".repeat(1_500) + "c** d*".repeat(1_500)))
                .isInstanceOf(MarkdownRenderer.NestedTooDeeply.class);
        assertThat(html("> ".repeat(9_000) + "x")).contains("<blockquote>");
        assertThat(html("[".repeat(15_000))).startsWith("<p>[[[");
        assertThat(html("![](".repeat(4_000))).startsWith("<p>");
        assertThat(html("a" + "`".repeat(15_000))).startsWith("<p>a");
    }

    @ParameterizedTest
    @CsvSource({
        "<https://example.org/a?b=c>, <a href=\"https://example.org/a?b=c\"",
        "<mo@example.org>, <a href=\"mailto:mo@example.org\"",
        "<not an address>, &lt;not an address&gt;",
        "<b>, &lt;b&gt;",
        "1 < 2, 1 &lt; 2"
    })
    void addressesInAngleBracketsAreLinksAndAllElseIsText(String markdown, String html) {
        assertThat(rendering.render(markdown, "en").html()).contains(html);
    }

    /** Written to take minutes where something looks back or ahead over all of it at each character. */
    @Timeout(60)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "<a ",
                "[",
                "![",
                "[a](",
                "*a_ ",
                "a*",
                "c* ",
                "`a``",
                "&",
                "# h\n",
                "[a]: x\n\n",
                "](/",
                "- "
            })
    void whatIsRepeatedThroughAWholeBodyIsRenderedInBearableTime(String part) {
        String paragraph = "a**b" + part.repeat(19_000 / part.length());

        assertThat(html((paragraph + "\n\n").repeat(10))).isNotNull();
    }

    @Test
    void aParagraphHasAnEnd() {
        String line = "Words without end. ".repeat(500) + "\n";

        assertThatThrownBy(() -> html(line.repeat(3))).isInstanceOf(MarkdownRenderer.ParagraphTooLong.class);
        assertThat(html((line + "\n").repeat(3))).contains("Words");
        assertThat(html(("- " + line).repeat(3))).contains("<li>");
    }

    @Test
    void ofALinkToNowhereTheWordsAreLeft() {
        assertThat(html("a [*b*](javascript:alert(1)) [c](data:x) [d](/e) [f](#g)"))
                .isEqualTo("<p>a <em>b</em> c <a href=\"/e\" rel=\"noopener\">d</a>"
                        + " <a href=\"#g\" rel=\"noopener\">f</a></p>\n");
    }

    @Test
    void headingsOfTheSameWordsHaveAnchorsOfTheirOwn() {
        assertThat(rendering
                        .render("## Day\n\n## Day 2\n\n## Day\n\n## Day\n", "en")
                        .contents())
                .extracting(Article.Section::anchor)
                .containsExactly("day", "day-2", "day-3", "day-4");
    }

    /** Ids that a page needs for itself; all others are as they always were, so that links to them lead on. */
    @ParameterizedTest
    @CsvSource({
        "Comments, section-comments",
        "Top, section-top",
        "comment 99, section-comment-99",
        "Page menu, section-page-menu",
        "Location, section-location",
        "constructor, section-constructor",
        "__proto__, section-proto",
        "Comments and replies, comments-and-replies",
        "Comment, comment",
        "Topics, topics",
        "Section comments, section-comments",
        "History, history"
    })
    void anAnchorIsNoIdOfThePageItself(String heading, String anchor) {
        RenderedBody story = rendering.render("## " + heading, "en");

        assertThat(story.contents()).extracting(Article.Section::anchor).containsExactly(anchor);
        assertThat(story.html()).contains("<h2 id=\"" + anchor + "\">");
    }

    @Test
    void aNumberMakesNoIdOfThePageEither() {
        assertThat(rendering
                        .render("## Comment\n\n## Comment\n\n## Top\n\n## Top\n\n## Section top\n\n## comment 2", "en")
                        .contents())
                .extracting(Article.Section::anchor)
                .containsExactly(
                        "comment",
                        "section-comment-2",
                        "section-top",
                        "section-top-2",
                        "section-top-3",
                        "section-comment-2-2");
    }

    @Test
    void anAnchorThatIsKeptFromThePageFitsAnId() {
        String anchor = rendering
                .render("## Comment " + "word ".repeat(40), "en")
                .contents()
                .getFirst()
                .anchor();

        assertThat(anchor).startsWith("section-comment-word-").hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void anAnchorIsMadeByTheLanguageOfTheStory() {
        assertThat(anchors("## Größe\n\n## 東京", "de", List.of())).containsExactly("groesse", "section");
    }

    @Test
    void aHeadingThatReadersKnowKeepsItsAnchor() {
        List<Article.Section> known = List.of(
                new Article.Section("grosse", "Größe"),
                new Article.Section("day", "Day"),
                new Article.Section("day-2", "Day"),
                new Article.Section("end", "The end"),
                new Article.Section("top", "Top"));

        assertThat(anchors("## Day\n\n## Grosse\n\n## *Größe*\n\n## Day\n\n## Day\n\n## End\n\n## Top", "de", known))
                .containsExactly("day", "grosse-2", "grosse", "day-2", "day-3", "end", "section-top");
    }

    private List<String> anchors(String markdown, String lang, List<Article.Section> known) {
        RenderedBody story = rendering.render(markdown, lang, known);
        List<String> anchors =
                story.contents().stream().map(Article.Section::anchor).toList();
        assertThat(anchors).allSatisfy(anchor -> assertThat(story.html()).contains("id=\"" + anchor + "\""));
        return anchors;
    }

    @Test
    void linksOfTheStoryToSuchAHeadingLeadToIt() {
        assertThat(html("[down](#comments) [up](#top)\n\n## Comments\n\nText."))
                .contains("<a href=\"#section-comments\" rel=\"noopener\">down</a>")
                .contains("<a href=\"#top\" rel=\"noopener\">up</a>")
                .contains("<h2 id=\"section-comments\">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](https://bank.example@evil.example/)",
                "[x](https://user:secret@evil.example/)",
                "[x](//bank.example@evil.example/)",
                "[x](/\\\\bank.example@evil.example/)",
                "<https://user:secret@evil.example/>",
                "![x](https://user:secret@evil.example/a.png)"
            })
    void noAddressHoldsAUser(String markdown) {
        assertThat(html(markdown)).doesNotContainPattern("(?i)(href|src)=");
    }
}
