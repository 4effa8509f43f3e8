package io.dateline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Json;
import io.dateline.testkit.http.Exchange;
import io.dateline.testkit.newsroom.Newsroom;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stories as an editor saves them, from the Markdown to what readers get. */
class EditorsMarkdownTest {

    private static final String NEWSROOM = "newsroom/articles";

    @TempDir
    static Path parent;

    private static StartedPlatform platform;
    private static Newsroom api;

    @BeforeAll
    static void start() throws Exception {
        platform = StartedPlatform.startWhole(parent.resolve("data"));
        api = Newsroom.asAdmin(platform.address());
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
    }

    private static String draft(String headline, String markdown) {
        ObjectNode draft =
                Json.mapper().createObjectNode().put("headline", headline).put("lang", "en");
        draft.putObject("body").put("markdown", markdown);
        return draft.toString();
    }

    private static String tag(Exchange answer) {
        return Objects.requireNonNull(answer.header("ETag"));
    }

    private static JsonNode saved(Exchange answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.tree();
    }

    @Test
    void whatIsNotShownIsNamedInTheAnswerToTheSaveOnly() throws Exception {
        Exchange created = api.send("POST", NEWSROOM, draft("Warned", "Line one.\n\n<b>x</b> [a](ftp://b)"));
        JsonNode article = saved(created);

        assertThat(article.get("warnings")).hasSize(2);
        assertThat(article.at("/warnings/0/pointer").asText()).isEqualTo("/body/markdown");
        assertThat(article.at("/warnings/0/line").asInt()).isEqualTo(3);
        assertThat(article.get("warnings").findValuesAsText("code"))
                .containsExactlyInAnyOrder("html-as-text", "link-refused");

        String path = NEWSROOM + "/" + article.get("id").asText();
        assertThat(api.get(path).has("warnings")).isFalse();
        Exchange edited = api.send("PATCH", path, "{\"headline\":\"Warned again\"}", "If-Match", tag(created));
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.tree().get("warnings")).hasSize(2);
        Exchange mended = api.send("PATCH", path, "{\"body\":{\"markdown\":\"Fine.\"}}", "If-Match", tag(edited));
        assertThat(mended.tree().has("warnings")).isFalse();
    }

    @Test
    void aDraftThatIsSentAgainIsAnsweredWithItsWarningsAgain() throws Exception {
        String body = draft("Sent twice", "# Top");

        JsonNode first = saved(api.send("POST", NEWSROOM, body, "Idempotency-Key", "warned-twice"));
        JsonNode second = saved(api.send("POST", NEWSROOM, body, "Idempotency-Key", "warned-twice"));

        assertThat(second).isEqualTo(first);
        assertThat(second.at("/warnings/0/code").asText()).isEqualTo("heading-level");
    }

    @Test
    void readersGetTablesFootnotesAndFigures() throws Exception {
        String slug = api.publish(
                        "All that is written",
                        "| A | B |\n|---|--:|\n| 1 | 2 |\n\nA ~~slip~~[^1]\n\n![Cat](/cat.jpg 'A caption')\n\n[^1]: Note")
                .slug();

        JsonNode article = api.get("articles/" + slug);

        assertThat(article.at("/body/html").asText())
                .contains("<th scope=\"col\">A</th>", "<td align=\"right\">2</td>", "<del>slip</del>")
                .contains("<li id=\"footnote-1\">", "<img src=\"/cat.jpg\" alt=\"Cat\" />")
                .contains("<figcaption>A caption</figcaption>");
        assertThat(article.at("/body/text").asText())
                .isEqualTo("A\tB\n1\t2\n\nA slip[1]\n\nCat\n\nA caption\n\n[1] Note");
        assertThat(article.has("warnings")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a&#27;[31mred", "## a &#x202e;b", "[a](/b 'c&#8;')"})
    void whatIsRefusedRawIsRefusedByReference(String markdown) throws Exception {
        Exchange answer = api.send("POST", NEWSROOM, draft("Refused", markdown));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.tree().at("/errors/0/pointer").asText()).isEqualTo("/body/markdown");
    }

    @Test
    void halfASurrogatePairInAHeadingIsSaved() throws Exception {
        JsonNode article = saved(api.send("POST", NEWSROOM, draft("Prices", "## Prices up &#xD800; again")));

        assertThat(article.at("/contents/0/heading").asText()).isEqualTo("Prices up \uFFFD again");
    }

    /** What themes of other systems are tried with. */
    static Stream<String> testContent() {
        return Stream.of(
                "![Alignment left](https://example.org/a.jpg 'Caption of it, with [brackets] and <markup>'){.alignleft}",
                "![580 x 300](/a-580x300.jpg 'Look at 580x300 getting some *love*.')",
                "1. One\n   1. Deeper\n      1. Deepest\n         - a\n           - b\n2. Two\n\n   Paragraph",
                "! @ # $ % ^ & * ( ) _ + - = { } | [ ] \\ : \" ; ' < > ? , . / £ € ¥ ¢ … — – “ ” ‘ ’ « » ¿ ¡ ñ ß æ ø",
                "    .post {\n        color: #<b>fff</b>;\n    }\n\n```php\n<?php echo 'a'; ?>\n```",
                "| Person | Job |\n|---|---|\n| <em>Jo</em> | [CEO](/ceo) |\n| Jane \\| Co | `a` |",
                "<dl><dt>Term</dt><dd>Definition</dd></dl>",
                "Term\n: Definition",
                "Header one\n===\n\nHeader two\n---\n\n###### Header six ######",
                "> Quote\n> > In a quote\n>\n> — <cite>Somebody</cite>",
                "[gallery ids=\"1,2,3\"] [caption id=\"a\"]words[/caption] https://www.youtube.com/watch?v=a_b-c",
                "<!--more-->\n\nAfter it <!--nextpage-->",
                "مرحبا بالعالم\n\n> שלום\n\n- 你好，世界。",
                "");
    }

    @ParameterizedTest
    @MethodSource("testContent")
    void testContentOfThemesIsSavedWithoutLosingAWord(String markdown) throws Exception {
        JsonNode article = saved(
                api.send("POST", NEWSROOM, draft("A <b>title</b> & “markup” " + "of length ".repeat(20), markdown)));

        String html = article.at("/body/html").asText();
        String seen = html.replaceAll("<[^>]*>", " ") + article.at("/body/text").asText();
        assertThat(html).doesNotContainIgnoringCase("<script", "<iframe", "<?php");
        for (String word : markdown.split("[^\\p{L}]+")) {
            assertThat(seen + html).contains(word);
        }
        assertThat(article.get("headline").asText()).startsWith("A <b>title</b> & “markup”");
    }
}
