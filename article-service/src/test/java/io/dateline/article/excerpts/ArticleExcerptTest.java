package io.dateline.article.excerpts;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import io.dateline.article.search.SearchQuery;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleSummary;
import io.dateline.contract.CommentPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleExcerptTest {

    private static final String LONG = "The council met at noon. Nobody had expected it. ".repeat(40);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr | étoile              | L’Étoile du Nord    | <mark>L’Étoile</mark> du Nord
            en | resigned            | The “resigned” man  | The “<mark>resigned</mark>” man
            ru | выборы              | Идут ВЫБОРЫ мэра    | Идут <mark>ВЫБОРЫ</mark> мэра
            en | vote                | They voted twice    | They <mark>voted</mark> twice
            en | "well known" man    | A well-known man    | A <mark>well-known</mark> <mark>man</mark>
            en | "known man"         | known, man, unknown | <mark>known, man</mark>, unknown
            en | vote -twice         | vote once           | <mark>vote</mark> once
            ja | 大雪                | 東京で大雪です      | 東京で<mark>大雪</mark>です
            th | น้ำท่วม               | เกิดน้ำท่วมใหญ่        | เกิด<mark>น้ำท่วม</mark>ใหญ่
            he | שלום                | אמר שלום עולם       | אמר <mark>שלום</mark> עולם
            de | haus                | Zwei Häuser & mehr  | Zwei <mark>Häuser</mark> &amp; mehr
            """)
    void whatWasFoundIsMarkedAsItStands(String lang, String q, String text, String html) {
        assertThat(excerpt(lang, "Headline", null, text, q)).isEqualTo(html);
    }

    @Test
    void htmlInAnArticleIsText() {
        String html = excerpt("en", "h", null, "Use <b onclick='x(\"y\")'>bold</b> & </mark><script>", "bold script");

        assertThat(html)
                .isEqualTo("Use &lt;b onclick=&#39;x(&quot;y&quot;)&#39;&gt;<mark>bold</mark>&lt;/b&gt; &amp;"
                        + " &lt;/mark&gt;&lt;<mark>script</mark>&gt;");
    }

    @Test
    void itIsWhereMostOfTheWordsAre() {
        String text = LONG + "Only a ferry came. " + LONG + "The old ferry left the harbour at dawn. " + LONG;

        assertThat(excerpt("en", "h", null, text, "ferry harbour"))
                .contains("The old <mark>ferry</mark> left the <mark>harbour</mark> at dawn.");
        assertThat(excerpt("en", "h", null, text, "ferry")).contains("Only a <mark>ferry</mark> came.");
    }

    @Test
    void itBeginsAndEndsWithASentenceWhereOneIsNear() {
        assertThat(excerpt("en", "h", null, LONG + "Only a ferry came. " + LONG, "ferry"))
                .startsWith("Nobody had expected it.")
                .contains(" Only a <mark>ferry</mark> came. ")
                .endsWith(".")
                .hasSizeLessThan(Passage.LENGTH + "<mark></mark>".length() + 1);
    }

    @Test
    void itBeginsAndEndsWithAWordOtherwise() {
        String text = "endless ".repeat(100) + "ferry " + "boundless ".repeat(100);

        assertThat(excerpt("en", "h", null, text, "ferry"))
                .startsWith("endless ")
                .contains("<mark>ferry</mark>")
                .endsWith(" boundless");
    }

    @Test
    void itIsOfTheStandfirstIfMoreIsThere() {
        assertThat(excerpt("en", "h", "A ferry in the harbour", "One ferry.", "ferry harbour"))
                .isEqualTo("A <mark>ferry</mark> in the <mark>harbour</mark>");
        assertThat(excerpt("en", "h", "A ferry", "One ferry.", "ferry")).isEqualTo("One <mark>ferry</mark>.");
    }

    @Test
    void itIsTheBeginningIfOnlyTheHeadlineWasFound() {
        assertThat(excerpt("en", "Ferry", "The standfirst.", "The body.", "ferry"))
                .isEqualTo("The standfirst.");
        assertThat(excerpt("en", "Ferry", null, "The body.", "ferry")).isEqualTo("The body.");
        assertThat(excerpt("en", "Ferry", null, LONG, "ferry"))
                .startsWith("The council met")
                .endsWith(".");
        assertThat(excerpt("en", "A ferry", null, "", "ferry")).isEqualTo("A <mark>ferry</mark>");
    }

    /** A mark never takes a part of a character as readers see it. */
    @Test
    void charactersStayWhole() {
        String text =
                "क्षेत्र में बाढ़ आई और पुल टूट गया। ".repeat(20) + "e\u0301\u0301tude 👩‍👩‍👧‍👦 नेपाल 🇫🇷🇩🇪";
        for (String q : List.of("बाढ़", "नेपाल", "étude", "👩‍👩‍👧‍👦", "पुल")) {
            assertCharactersAreWhole(text, excerpt("hi", "h", null, text, q));
        }
    }

    @Timeout(60)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "<",
                "&",
                "a b ",
                "<mark>",
                "</mark>",
                "\u0301",
                "e\u0301",
                "大",
                "ก็",
                "\u3099",
                "😀",
                "👩‍👩‍👧‍👦",
                "\u202E",
                "שלום ",
                "\u2067x\u2069",
                "🇫",
                "क्",
                "\u0E48",
                "a\n\n",
                " ",
                "\u00AD",
                "\u200D",
                "ﷺ",
                "½",
                "'",
                "\uFFFF",
                "\uD83D\uDE00a",
                "a.b.",
                "\u200Bx"
            })
    void aMillionOfAnythingBreaksNothing(String part) {
        String text = part.repeat(1_000_000 / part.length());

        for (String q : List.of(part, "\"" + part + part + "\"", "a", "大", "-a", "<mark>")) {
            String html = excerpt("en", "h" + part, part.repeat(100), text.substring(0, 100_000), q);

            assertIsPartOf(text.isBlank() ? "h" + part : text, html);
            assertThat(text(html).length()).isLessThanOrEqualTo(Passage.LENGTH);
        }
    }

    @Test
    void whateverIsAskedTheExcerptIsAPartOfTheText() {
        SplittableRandom random = new SplittableRandom(17);
        String[] parts = {
            "ferry",
            "Fähre",
            "L’Élysée",
            " ",
            " ",
            ". ",
            "\n\n",
            "<b>",
            "&amp;",
            "\"",
            "'",
            "大雪",
            "น้ำ",
            "क्ष",
            "😀",
            "e\u0301",
            "שלום",
            "\u2068",
            "\u2069",
            "\u00AD",
            "x²",
            "</mark>",
            "well-known",
            "ﬁ",
            "1,000.5",
            "Ｆ"
        };
        for (int i = 0; i < 3_000; i++) {
            String text = some(parts, random.nextInt(400), random);
            String q = some(parts, 1 + random.nextInt(3), random);
            String html = excerpt(List.of("en", "de", "ja", "th", "he", "xx").get(i % 6), "h", null, text + "!", q);

            assertIsPartOf(text + "!", html);
        }
    }

    private static String some(String[] parts, int count, SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    /** Its marks are pairs, none within another, and without them it is a part of the escaped text. */
    private static void assertIsPartOf(String text, String html) {
        String rest = html.replaceAll("<mark>([^<]+)</mark>", "$1");

        assertThat(rest).doesNotContain("<", ">");
        assertThat(escaped(text).contains(rest)).as(() -> shown(html)).isTrue();
    }

    private static void assertCharactersAreWhole(String text, String html) {
        assertThat(html).contains("<mark>");
        String[] pieces = html.split("</?mark>", -1);
        int at = text.indexOf(text(html));
        BreakIterator characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        characters.setText(text);
        List<Integer> cuts = new ArrayList<>();
        for (String piece : pieces) {
            cuts.add(at);
            at += text(piece).length();
        }
        cuts.add(at);
        assertThat(cuts).as(html).allMatch(characters::isBoundary);
    }

    private static String shown(String html) {
        return html.length() < 400 ? html : html.substring(0, 400);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String text(String html) {
        return html.replaceAll("</?mark>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static String excerpt(String lang, String headline, @Nullable String standfirst, String plain, String q) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        ArticleSummary article = new ArticleSummary(
                1,
                "slug",
                lang,
                1,
                null,
                headline,
                standfirst,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                new Article.Discussion(CommentPolicy.OPEN, null, 0),
                null,
                now,
                now,
                1,
                1,
                null,
                null);
        return ArticleExcerpt.of(article, plain, SearchQuery.parse(q, List.of(lang)));
    }
}
