package io.dateline.article.articles.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.contract.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Characters that Markdown names by reference are as if they were typed. */
class SeenCharactersTest {

    private final MarkdownRenderer rendering = new MarkdownRenderer();

    private RenderedBody story(String markdown) {
        return rendering.render(markdown, "en");
    }

    @ParameterizedTest
    @CsvSource({
        "&#xD800;, \uFFFD",
        "&#xdfff;, \uFFFD",
        "&#55296;, \uFFFD",
        "&#0;, \uFFFD",
        "&#x110000;, \uFFFD",
        "&#150;, –",
        "&#x80;, €",
        "&#x200c;, \u200C",
        "&nbsp;, \u00A0"
    })
    void aReferenceIsReadAsInHtml(String reference, String character) {
        RenderedBody story = story("a" + reference + "b");

        assertThat(story.text()).isEqualTo("a" + character + "b");
        assertThat(story.html().replace("&#xa0;", "\u00A0")).isEqualTo("<p>a" + character + "b</p>\n");
    }

    @Test
    void halfASurrogatePairInAHeadingOrATitleIsReplaced() {
        RenderedBody story =
                story("## Prices up &#xD800; again\n\n[a](/b \"t&#xDC00;\") ![p&#xD800;](/c \"&#xD800;\") d");

        assertThat(story.contents()).containsExactly(new Article.Section("prices-up-again", "Prices up \uFFFD again"));
        assertThat(story.html())
                .contains("Prices up \uFFFD again</h2>", "title=\"t\uFFFD\"", "alt=\"p\uFFFD\" title=\"\uFFFD\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a&#27;[31mred",
                "a&#x1B;b",
                "&#8;",
                "## H&#7;",
                "![a&#27;](/b)",
                "![a](/b \"&#27;\")",
                "![a](/b \"c&#27;\")\n\nd",
                "[a](/b \"c&#27;\")",
                "[a](/b&#27;c)",
                "a&#129;b",
                "| a |\n|---|\n| &#27; |",
                "a[^1]\n\n[^1]: b&#27;"
            })
    void aControlCharacterIsRefused(String markdown) {
        assertThatThrownBy(() -> story(markdown))
                .isInstanceOfSatisfying(
                        MarkdownRenderer.CharactersRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("control-character"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"All fine &#x202e;gnp.exe", "&#8238;a", "[a](/b \"&#x202a;c\")", "&#x2067;a", "## a &#x202d;b"})
    void aChangeOfDirectionIsRefused(String markdown) {
        assertThatThrownBy(() -> story(markdown))
                .isInstanceOfSatisfying(
                        MarkdownRenderer.CharactersRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("direction"));
    }

    @Test
    void balancedIsolatesAndJoinersStay() {
        String words = "\u2067שלום *עולם*\u2069 in జ్ఞ\u200Cా and क्ष\u200Cा, 👩\u200D🚀";

        assertThat(story(words).text()).isEqualTo(words.replace("*", ""));
        assertThat(story(words).html()).isEqualTo("<p>" + words.replace("*עולם*", "<em>עולם</em>") + "</p>\n");
        assertThat(story("&#x2067;a&#x2069;").text()).isEqualTo("\u2067a\u2069");
    }

    @Test
    void whatIsInCodeIsNoReference() {
        assertThat(story("`&#27;` \\&#27;").text()).isEqualTo("&#27; &#27;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{x}}", "{% x %}", "a=b@c`d+e", "it's \u201Cso\u201D & <so>"})
    void textAndAttributesAreAsTheyAreWritten(String words) {
        String html = story(words + "\n\n![" + words.replace("`", "\\`") + "](/a 't') b")
                .html();

        String escaped = words.replace("&", "&amp;").replace("<", "&lt;");
        assertThat(html).startsWith("<p>" + escaped.replace(">", "&gt;") + "</p>");
        assertThat(html.replace("&gt;", ">")).contains("alt=\"" + escaped + "\"");
    }

    @Test
    void anAddressIsAsItIsWritten() {
        assertThat(story("[a](https://example.org/`x`)").html()).contains("href=\"https://example.org/`x`\"");
    }
}
