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
            + "|</?(?:p|em|strong|blockquote|code|pre)>|<br />|</a>|<!-- -->"
            + "|<a href=\"(?:https?://|mailto:)[^\"<>]*+\" rel=\"nofollow ugc noopener\">)*+");

    static final String[][] KEPT = {
        {"*a* **b** _c_ `d`", "<p><em>a</em> <strong>b</strong> <em>c</em> <code>d</code></p>"},
        {"> quoted\n> more\n\nmine", "<blockquote>\n<p>quoted<br />\nmore</p>\n</blockquote>\n<p>mine</p>"},
        {"one\ntwo  \nthree\n\nfour", "<p>one<br />\ntwo<br />\nthree</p>\n<p>four</p>"},
        {"```java\nx < 1\n```", "<pre><code>x &lt; 1\n</code></pre>"},
        {"[a](http://example.org/ \"t\")", "<p><a href=\"http://example.org/\" rel=\"nofollow ugc noopener\">a</a></p>"
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
        {"![alt *x*](http://example.org/a.png)", "<p>![alt <em>x</em>](http://example.org/a.png)</p>"},
        {"<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"},
        {"<div>\n*a*\n</div>", "<p>&lt;div&gt;<br />\n<em>a</em><br />\n&lt;/div&gt;</p>"},
        {"a <!-- b -->", "<p>a &lt;!-- b --&gt;</p>"},
        {"[a]: http://example.org", "<p>[a]: http://example.org</p>"},
        {"\\*a\\*", "<p>*a*</p>"},
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
                        "{{")
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
        assertThat(Markup.of(text).html()).isEqualTo("<p>x</p>");
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
