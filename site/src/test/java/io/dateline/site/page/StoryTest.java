package io.dateline.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.site.view.Link;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoryTest {

    private static String withLink(String html) {
        Story story = Story.of(html);
        story.readAlso("Read also", null, List.of(new Link("/other", "Other")));
        return story.html().replaceAll("<div.*?</div>", "@");
    }

    @ParameterizedTest
    @CsvSource({
        "'', @",
        "<p>a</p>, <p>a</p>@",
        "<p>aa</p><p>bb</p>, <p>aa</p>@<p>bb</p>",
        "<p>aa</p><p>bb</p><p>cc</p><p>dd</p>, <p>aa</p><p>bb</p>@<p>cc</p><p>dd</p>",
        "<ul><li><p>aaaa</p></li></ul>, <ul><li><p>aaaa</p></li></ul>@",
        "<blockquote><p>aaaa</p></blockquote><p>b</p>, <blockquote><p>aaaa</p></blockquote><p>b</p>@",
        "<h2>aaaa</h2><p>b</p>, <h2>aaaa</h2><p>b</p>@",
        "<p>aa:</p><ul><li>b</li></ul><p>c</p>, <p>aa:</p><ul><li>b</li></ul><p>c</p>@",
        "<p>aa:</p><p>bb</p>, <p>aa:</p>@<p>bb</p>",
        "<p>a</p><p>b</p><section><p>ccccccccccccccc</p></section>, <p>a</p>@<p>b</p><section><p>ccccccccccccccc</p></section>",
    })
    void aLinkStandsBetweenBlocksNearTheMiddle(String html, String expected) {
        assertThat(withLink(html)).isEqualTo(expected);
    }

    @Test
    void eachLinkSaysWhatItIs() {
        Story story = Story.of("<p>a</p>");
        story.readAlso("Read <also>", "en", List.of(new Link("/a?b=\"c\"&d", "A <b>"), new Link("/b", "B")));

        assertThat(story.html())
                .isEqualTo(
                        "<p>a</p><div class=\"read-also\">"
                                + "<p><strong lang=\"en\" dir=\"auto\">Read &lt;also&gt;</strong> "
                                + "<a href=\"/a?b=&quot;c&quot;&amp;d\">A &lt;b&gt;</a></p>"
                                + "<p><strong lang=\"en\" dir=\"auto\">Read &lt;also&gt;</strong> <a href=\"/b\">B</a></p></div>");
    }

    @Test
    void withoutLinksNothingIsPutIn() {
        Story story = Story.of("<p>a</p>");
        story.readAlso("Read also", null, List.of());

        assertThat(story.html()).isEqualTo("<p>a</p>");
    }

    @Test
    void theDatelineIsText() {
        Story story = Story.of("<p><em>a</em> b</p>");
        assertThat(story.beginsWithWords()).isTrue();
        story.begin("<Lyon> – ");

        assertThat(story.html()).isEqualTo("<p><span class=\"dateline\">&lt;Lyon&gt; – </span><em>a</em> b</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "words",
                "<h2>a</h2><p>b</p>",
                "<p><img src=\"/a\" alt=\"a\"></p>",
                "<ul><li>a</li></ul><p>b</p>"
            })
    void otherBodiesDoNotBeginWithWords(String html) {
        assertThat(Story.of(html).beginsWithWords()).isFalse();
    }

    @Test
    void whatWasRenderedStaysAsItIs() {
        String html = "<pre><code class=\"language-java\">a &lt; b\n  c</code></pre><p>x<br>y &amp; z \u00a0</p>"
                + "<table><thead><tr><th scope=\"col\">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>"
                + "<ol start=\"3\"><li id=\"n\">a</li></ol>";

        assertThat(Story.of(html).html().replace("&nbsp;", "\u00a0")).isEqualTo(html);
    }
}
