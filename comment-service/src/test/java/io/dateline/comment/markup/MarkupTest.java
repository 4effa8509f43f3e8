package io.dateline.comment.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {

    private static final int LONGEST = 5_000;

    /** No tag but these, no attribute but these two. */
    private static final Pattern HARMLESS = Pattern.compile("(?s)(?:[^<>]"
            + "|</?(?:p|em|strong|blockquote|code|pre)>|<br />|</a>"
            + "|<a href=\"(?:https?://|mailto:)[^\"<>]*+\" rel=\"nofollow ugc noopener\">)*+");

    static final String[][] KEPT = {
        {"*a* **b** _c_ `d`", "<p><em>a</em> <strong>b</strong> <em>c</em> <code>d</code></p>"},
        {"> quoted\n> more\n\nmine", "<blockquote>\n<p>quoted<br />\nmore</p>\n</blockquote>\n<p>mine</p>"},
        {"one\ntwo  \nthree\n\nfour", "<p>one<br />\ntwo<br />\nthree</p>\n<p>four</p>"},
        {"```\nx < 1\n```", "<pre><code>x &lt; 1\n</code></pre>"},
        {"[a](http://example.org/)", "<p><a href=\"http://example.org/\" rel=\"nofollow ugc noopener\">a</a></p>"},
        {
            "see [1]\n\n[1]: http://example.org/",
            "<p>see <a href=\"http://example.org/\" rel=\"nofollow ugc noopener\">1</a></p>\n<p>[1]: "
                    + "<a href=\"http://example.org/\" rel=\"nofollow ugc noopener\">http://example.org/</a></p>"
        },
        {
            "<https://example.org>",
            "<p><a href=\"https://example.org\" rel=\"nofollow ugc noopener\">https://example.org</a></p>"
        },
    };

    static final String[][] TEXT = {
        {"# no heading", "<p># no heading</p>"},
        {"no heading\n---", "<p>no heading<br />\n---</p>"},
        {"- no\n- list", "<p>- no<br />\n- list</p>"},
        {"1. no", "<p>1. no</p>"},
        {"    no code", "<p>no code</p>"},
        {"![alt *x*](a.png)", "<p>![alt <em>x</em>](a.png)</p>"},
        {"<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"},
        {"<div>\n*a*\n</div>", "<p>&lt;div&gt;<br />\n<em>a</em><br />\n&lt;/div&gt;</p>"},
        {"a <!-- b -->", "<p>a &lt;!-- b --&gt;</p>"},
        {"[a]: example.org", "<p>[a]: example.org</p>"},
        {"\\*a\\*", "<p>*a*</p>"},
    };

    /** What is typed, and all that readers see of it. */
    static final String[][] AS_TYPED = {
        {"My [source](www.example.org/study).", "My [source](www.example.org/study)."},
        {"[a](http://example.org/ \"the title\") b", "[a](http://example.org/ \"the title\") b"},
        {"[*a* b](ftp://example.org)", "[a b](ftp://example.org)"},
        {"[a](<b c> 'd')", "[a](<b c> 'd')"},
        {"see [](https://example.org/x) there", "see [](https://example.org/x) there"},
        {"see [\u200b](https://example.org/x) there", "see [\u200b](https://example.org/x) there"},
        {"![alt *x*](/a.png \"t\")", "![alt x](/a.png \"t\")"},
        {"[![alt](/a.png)](/b)", "[![alt](/a.png)](/b)"},
        {"<ftp://example.org/a>", "<ftp://example.org/a>"},
        {"> [x](ftp://a\n> 't') y", "[x](ftp://a\n't') y"},
        {"Good piece.\n\n[Edit]: typo", "Good piece.\n[Edit]: typo"},
        {"[Edit]: typo", "[Edit]: typo"},
        {"[a]: b\n[c]: d 'e'\nf [a] g", "[a]: b\n[c]: d 'e'\nf [a] g"},
        {"[a]:\nb\n\n[a][a] [c][a]", "[a]:\nb\n[a][a] [c][a]"},
        {"> [a]: b\n\nc", "[a]: b\n\nc"},
        {"``` Great piece\nwell done ```", "Great piece\nwell done ```"},
        {"~~~java one\ntwo\n~~~", "java one\ntwo"},
        {"``` all", "all"},
        {"{{x}} a=b 'c' `d=e`", "{{x}} a=b 'c' d=e"},
        {"\u0C1C\u0C4D\u0C1E\u200C\u0C3E", "\u0C1C\u0C4D\u0C1E\u200C\u0C3E"},
        {"\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67", "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67"},
        {"a&#xD800;b &#0;", "a\uFFFDb \uFFFD"},
    };

    /** A text, and the addresses that its links lead to. */
    static final String[][] ADDRESSES = {
        {"See https://example.org/a?b=1.", "https://example.org/a?b=1"},
        {"My [source](www.example.org/study).", "http://www.example.org/study"},
        {"`https://example.org` and [a](https://example.org/b)", "https://example.org/b"},
        {"<https://example.org/a>", "https://example.org/a"},
        {"ftp://example.org javascript:alert(1) //example.org", ""},
        {"https://bank.example@evil.example/", ""},
        {"*https://example.org/a*", "https://example.org/a"},
        {"> www.example.org", "http://www.example.org"},
    };

    /** Nothing is said by them. */
    static final String[] NOTHING = {
        "[](https://example.org)",
        "[\u200b](https://example.org)",
        "![](https://example.org/a.png)",
        ">",
        "> >",
        "```\n```",
        "&#8203;",
        "&nbsp; &#x2800;",
        "**\u200b**",
        "\u200d\ufe0f",
        "` `",
    };

    static Stream<Arguments> hostile() {
        return Stream.of(
                        "[",
                        "![",
                        "[](",
                        "[a](",
                        "[a][",
                        "]",
                        "*",
                        "**",
                        "*a **b ",
                        "*_",
                        "a*",
                        ">",
                        "> ",
                        ">\n",
                        "`",
                        "``` ",
                        "~~~\n",
                        "<",
                        "<a ",
                        "<!--",
                        "<?",
                        "<a href=\"javascript:alert(1)\">",
                        "&",
                        "&#0;",
                        "\\",
                        "(",
                        "  \n",
                        "[a]: b\n",
                        "\u202E",
                        "\uD83D\uDE00",
                        "a\u0301\u0302\u0303",
                        "{{",
                        "https://",
                        "https://a.b/(",
                        "www.a.b",
                        "a@b.c ",
                        "a.",
                        "a@",
                        "[](www.a.b)",
                        "``` a\n")
                .map(part -> Arguments.of(part, part.repeat(LONGEST / part.length())));
    }

    @ParameterizedTest
    @FieldSource("KEPT")
    void keepsEmphasisLinksQuotesAndCode(String text, String html) {
        assertThat(Markup.of(text).html()).isEqualTo(html);
    }

    @ParameterizedTest
    @FieldSource("TEXT")
    void showsEverythingElseAsText(String text, String html) {
        assertThat(Markup.of(text).html()).isEqualTo(html);
    }

    @ParameterizedTest
    @FieldSource("AS_TYPED")
    void noWordDisappears(String text, String shown) {
        assertThat(Markup.of(text).text()).isEqualToNormalizingWhitespace(shown);
    }

    @ParameterizedTest
    @FieldSource("ADDRESSES")
    void addressesAreLinks(String text, String addresses) {
        assertThat(String.join(" ", Markup.of(text).addresses())).isEqualTo(addresses);
    }

    @ParameterizedTest
    @FieldSource("NOTHING")
    void whatShowsNothingSaysNothing(String text) {
        assertThat(Markup.of(text).saysNothing()).isTrue();
    }

    @ParameterizedTest
    @FieldSource("AS_TYPED")
    void whatIsShownAsItWasTypedSaysSomething(String text, String shown) {
        assertThat(Markup.of(text).saysNothing()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt&colon;alert(1))",
                "[x](java&#10;script:alert(1))",
                "[x](&#1;javascript:alert(1))",
                "[x](<  javascript:alert(1)>)",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](vbscript:x)",
                "[x](file:///etc/passwd)",
                "[x](//example.org)",
                "[x](/here)",
                "[x](?a=b)"
            })
    void linksLeadToTheWebOrToALetterOnly(String text) {
        assertThat(Markup.of(text).html()).startsWith("<p>[x](").doesNotContain("<a ");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    @Timeout(10)
    void hostileTextIsHarmlessAndDoesNotHoldUpOthers(String part, String text) {
        String html = Markup.of(text).html();

        assertThat(html).matches(HARMLESS);
        assertThat(html.length()).isLessThan(20 * LONGEST);
    }

    @Test
    void nestingWithoutEndIsShownAsItWasTyped() {
        // given text that would nest a thousand elements
        String text = "*a ".repeat(1_000) + "b" + "*".repeat(1_000);

        // then it nests none
        assertThat(Markup.of(text).html()).isEqualTo("<p>" + text + "</p>");
    }

    @Test
    void deepQuotesEndSomewhere() {
        assertThat(Markup.of("> ".repeat(1_000) + "a").html().split("<blockquote>"))
                .hasSizeLessThan(20);
    }

    @Test
    void textOfAnyScriptStaysAsItIs() {
        assertThat(Markup.of("النص العربي, 新闻, tin tức, \u202Eturned\u202C").html())
                .isEqualTo("<p>النص العربي, 新闻, tin tức, \u202Eturned\u202C</p>");
    }
}
