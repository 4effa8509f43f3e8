package io.dateline.article.articles.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.contract.Article;
import io.dateline.contract.PageIds;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What editors write beyond CommonMark. */
class StoryMarkdownTest {

    private final MarkdownRenderer rendering = new MarkdownRenderer();

    private RenderedBody story(String markdown) {
        return rendering.render(markdown, "en");
    }

    private String html(String markdown) {
        return story(markdown).html();
    }

    private List<String> codes(String markdown) {
        return story(markdown).warnings().stream().map(Article.Warning::code).toList();
    }

    @Test
    void aTableHasHeaderCellsAndAlignment() {
        RenderedBody story = story("| Party | Seats |\n|:------|------:|\n| A\\|B | **12** |\n| C |");

        assertThat(story.html().replace("\n", ""))
                .isEqualTo("<table><thead><tr><th align=\"left\" scope=\"col\">Party</th>"
                        + "<th align=\"right\" scope=\"col\">Seats</th></tr></thead>"
                        + "<tbody><tr><td align=\"left\">A|B</td><td align=\"right\"><strong>12</strong></td></tr>"
                        + "<tr><td align=\"left\">C</td><td align=\"right\"></td></tr></tbody></table>");
        assertThat(story.text()).isEqualTo("Party\tSeats\nA|B\t12\nC");
        assertThat(story.warnings()).isEmpty();
    }

    @Test
    void onlyTwoTildesStrikeThrough() {
        assertThat(html("~~gone~~ 3~5 and 4~6")).isEqualTo("<p><del>gone</del> 3~5 and 4~6</p>\n");
        assertThat(story("~~gone~~").text()).isEqualTo("gone");
    }

    @Test
    void footnotesAreNumberedAndLinkedBothWays() {
        RenderedBody story =
                story("One[^b], two[^A], one[^b].\n\n[^a]: Second[^c]\n[^b]: First\n\n    Its end\n\n[^c]: Third");

        assertThat(story.html())
                .contains("One<sup><a href=\"#footnote-1\" role=\"doc-noteref\" id=\"footnote-1-ref\"")
                .contains("two<sup><a href=\"#footnote-2\"")
                .contains("id=\"footnote-1-ref-2\"")
                .contains("<section role=\"doc-endnotes\">")
                .contains(
                        "<li id=\"footnote-1\">\n<p>First</p>\n<p>Its end <a href=\"#footnote-1-ref\" role=\"doc-backlink\"")
                .contains("<a href=\"#footnote-1-ref-2\" role=\"doc-backlink\"")
                .contains("Second<sup><a href=\"#footnote-3\"");
        assertThat(story.text())
                .isEqualTo("One[1], two[2], one[1].\n\n[1] First\n\nIts end\n\n[2] Second[3]\n\n[3] Third");
        assertThat(story.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "## Footnote 1\n\n", "## Footnote 1 ref\n\n## Note footnote 1\n\n", "## Footnote\n\n"})
    void noIdOfAFootnoteIsAnAnchorOfTheStoryOrOfThePage(String headings) {
        String html = html(headings + "## Title[^1]\n\na[^1] b[^2]\n\n[^1]: c\n[^2]: d");

        Set<String> ids = new HashSet<>();
        Matcher id = Pattern.compile(" id=\"([^\"]*)\"").matcher(html);
        while (id.find()) {
            assertThat(ids.add(id.group(1))).as(id.group(1)).isTrue();
            assertThat(PageIds.areReserved(id.group(1))).isFalse();
        }
        Matcher link = Pattern.compile("href=\"#([^\"]*)\"").matcher(html);
        while (link.find()) {
            assertThat(ids).contains(link.group(1));
        }
    }

    @Test
    void theNumberOfAFootnoteIsNoPartOfAHeading() {
        assertThat(story("## Title[^1]\n\n[^1]: c").contents()).containsExactly(new Article.Section("title", "Title"));
    }

    @Test
    void bareAddressesAreLinks() {
        assertThat(html("See https://example.org/a_(b)?c=1&d=2. Or www.example.org, mo@example.org."))
                .contains("<a href=\"https://example.org/a_(b)?c=1&amp;d=2\" rel=\"noopener\">", "</a>. Or")
                .contains("<a href=\"http://www.example.org\" rel=\"noopener\">www.example.org</a>,")
                .contains("<a href=\"mailto:mo@example.org\" rel=\"noopener\">mo@example.org</a>.");
        assertThat(html("`https://example.org` [https://example.org](/a)"))
                .contains("<code>https://example.org</code>", "<a href=\"/a\"");
    }

    @Test
    void boxesOfTaskListsAreCharacters() {
        assertThat(html("- [ ] open\n- [x] *done*\n- [X]\tso\n- [y] no"))
                .isEqualTo("<ul>\n<li>☐ open</li>\n<li>☑ <em>done</em></li>\n<li>☑\tso</li>\n<li>[y] no</li>\n</ul>\n");
    }

    @Test
    void aPictureWithATitleAloneIsAFigure() {
        assertThat(html("![A *cat*](/cat.jpg \"The cat's \\\"first\\\" <day>\")"))
                .isEqualTo("<figure><img src=\"/cat.jpg\" alt=\"A cat\" />"
                        + "\n<figcaption>The cat's \"first\" &lt;day&gt;</figcaption>\n</figure>\n");
        assertThat(html("[![Cat](/cat.jpg 'Caption')](/large.jpg)"))
                .startsWith("<figure><a href=\"/large.jpg\" rel=\"noopener\"><img src=\"/cat.jpg\" alt=\"Cat\" /></a>");
        assertThat(story("![Cat](/cat.jpg 'Caption')").text()).isEqualTo("Cat\n\nCaption");
    }

    @Test
    void anyOtherPictureStaysInItsParagraph() {
        assertThat(html("![Cat](/cat.jpg)")).isEqualTo("<p><img src=\"/cat.jpg\" alt=\"Cat\" /></p>\n");
        assertThat(html("A ![Cat](/cat.jpg 'T')"))
                .isEqualTo("<p>A <img src=\"/cat.jpg\" alt=\"Cat\" title=\"T\" /></p>\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/img/x.jpg", "img/x.jpg", "../x.jpg", "//cdn.example.org/x.jpg", "HTTPS://example.org/x.jpg"})
    void theAddressOfAPictureIsKept(String address) {
        assertThat(html("![a](" + address + ")")).contains("<img src=\"" + address + "\" alt=\"a\" />");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tel:+33123456789", "TEL:+1", "sms:+1", "mailto:mo@example.org", "/a", "#b", "?c"})
    void theAddressOfALinkIsKept(String address) {
        assertThat(html("[a](" + address + ")")).contains("<a href=\"" + address + "\" rel=\"noopener\">a</a>");
        assertThat(codes("[a](" + address + ")")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "[a](javascript:alert(1)), a, link-refused",
        "[a](ftp://example.org/), a, link-refused",
        "[a](https://b@c/), a, link-refused",
        "[a](<>), a, link-refused",
        "![a *b*](data:image/png;base64), a b, picture-refused",
        "![a](), a, picture-refused",
        "![a](https://b@c/), a, picture-refused"
    })
    void ofWhatIsRefusedTheWordsStay(String markdown, String text, String code) {
        RenderedBody story = story(markdown);

        assertThat(story.text()).isEqualTo(text);
        assertThat(story.html()).doesNotContain("<a", "<img");
        assertThat(codes(markdown)).containsExactly(code);
    }

    @Test
    void aLinkWithoutWordsShowsItsAddress() {
        assertThat(story("[](https://example.org/a)").text()).isEqualTo("https://example.org/a");
        assertThat(html("[![](/a.png)](/b)"))
                .contains("<a href=\"/b\" rel=\"noopener\"><img src=\"/a.png\" alt=\"\" /></a>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"##", "## ##", "## &#8203;", "## &nbsp;", "# \u2800", "\u2800\n==="})
    void aHeadingThatShowsNothingIsNone(String markdown) {
        RenderedBody story = story("a\n\n" + markdown);

        assertThat(story.contents()).isEmpty();
        assertThat(story.html()).isEqualTo("<p>a</p>\n");
        assertThat(codes(markdown)).containsExactly("heading-empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a\\n\\n# B; heading-level; 3",
                "a\\n\\n\\n<iframe src='x'></iframe>; html-as-text; 4",
                "a\\nb <b>c</b>; html-as-text; 2",
                "a\\n<!-- b -->; html-as-text; 2",
                "a\\n[b](c:d); link-refused; 2",
                "> a\\n> ![b](c:d); picture-refused; 2",
                "a [b][c]; reference-undefined; 1",
                "a\\n[b][]; reference-undefined; 2",
                "a[^b]; footnote-undefined; 1",
                "a\\n\\n[b]: /c; reference-unused; 3",
                "[b]\\n\\n[b]: /c\\n[B]: /d; reference-duplicate; 4",
                "a\\n\\n[^b]: c; footnote-unused; 3",
                "a[^b]\\n\\n[^b]: c\\n\\n[^b]: d; footnote-duplicate; 5",
                "a\\n\\n``` js title=b\\nc\\n```; code-info; 3",
                "|a|b|\\n|-|-|\\n|1|2|\\n|1|2|3|; table-cells; 4",
                "> a | b\\n> -|-\\n> 1 | 2 | 3; table-cells; 3"
            })
    void whatIsNotShownAsItWasMeantIsNamed(String markdown, String code, int line) {
        List<Article.Warning> warnings = story(markdown.replace("\\n", "\n")).warnings();

        assertThat(warnings).hasSize(1);
        assertThat(warnings.getFirst().pointer()).isEqualTo("/body/markdown");
        assertThat(warnings.getFirst().code()).isEqualTo(code);
        assertThat(warnings.getFirst().line()).isEqualTo(line);
        assertThat(warnings.getFirst().message()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[sic] and a[i] < b[j], 1 <2 and 3> 2, <a@example.org>",
                "[a], [b][], [c][b]\n\n[a]: /a\n[b]: /b",
                "## B\n\n```java\na\n```\n\n`<b>`",
                "    <b>code</b>"
            })
    void ofWhatIsShownThereIsNoWarning(String markdown) {
        assertThat(story(markdown).warnings()).isEmpty();
    }

    @Test
    void quotesThatAreTooDeepAreNamed() {
        assertThat(codes("> ".repeat(60) + "a")).containsExactly("nested-as-text");
        assertThat(codes("> ".repeat(40) + "a")).isEmpty();
    }

    @Test
    void warningsAreBounded() {
        List<Article.Warning> warnings = story("# a\n\n".repeat(150)).warnings();

        assertThat(warnings).hasSize(100);
        assertThat(warnings.getFirst().line()).isEqualTo(1);
        assertThat(warnings.getLast())
                .isEqualTo(new Article.Warning("/body/markdown", "more", "There are 51 more.", null));
    }

    @Test
    void tablesOfTooManyCellsAreRefused() {
        String table = "|a".repeat(150) + "\n" + "|-".repeat(150) + "\n" + "|b\n".repeat(150) + "\n";

        assertThatThrownBy(() -> story(table)).isInstanceOf(MarkdownRenderer.TooManyCells.class);
        assertThatThrownBy(() -> story(table.replaceAll("(?m)^(?=.)", "> ")))
                .isInstanceOf(MarkdownRenderer.TooManyCells.class);
        assertThat(html("|a".repeat(100) + "\n" + "|-".repeat(100) + "\n" + "|b\n".repeat(150) + "\n"))
                .contains("<td>");
    }

    /** Written to take minutes, or to become far longer than it is, where something is done again for each part. */
    @Timeout(60)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[^a]",
                "[^a][b]",
                "[^",
                "[^a]: b\n",
                "[^a]: [^a]\n\n",
                "[^a]:\n\n    [^a]",
                "~~a",
                "~~a~~ ",
                "|a",
                "|\n",
                "|-|\n",
                "a|b\n-|-\n",
                "https://a.b/(",
                "www.",
                "a@b.",
                "a@",
                "- [ ] ",
                "- [x] a\n",
                "![a](/b 'c')\n\n",
                "<a b ",
                "<b>",
                "&#x300;a",
                "[](/a)",
                "`|"
            })
    void whatIsRepeatedThroughAWholeBodyIsRenderedInBearableTime(String part) {
        String paragraph = "[^a]: b\n\nx[^a]" + part.repeat(19_000 / part.length());

        try {
            assertThat(html((paragraph + "\n\n").repeat(10)).length()).isLessThan(12_000_000);
        } catch (MarkdownRenderer.TooManyCells | MarkdownRenderer.NestedTooDeeply refused) {
            assertThat(part).containsAnyOf("|", "[^a]");
        }
    }
}
