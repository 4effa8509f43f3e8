package io.dateline.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.bus.Json;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.ArticlePage;
import io.dateline.contract.ArticleContract.Create;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleContract.NewsroomListing;
import io.dateline.contract.ArticleDraft;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.ArticleSummary;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Articles are found in every language, and whatever the database knows of characters. */
class FindWordsTest {

    private record Case(String lang, String text, String question) {}

    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    void articlesAreFoundInTheirLanguageAndWithoutOne(String ctype) throws IOException {
        try (var newsroom = RunningArticleService.over(
                TestDatabases.emptyDatabaseOfCtype(ctype), RunningArticleService.ADMIN_PASSWORD)) {
            Set<String> written = new HashSet<>();
            for (Case c : cases()) {
                if (written.add(c.text)) {
                    newsroom.publish(draft(newsroom, c.lang, c.text, ""));
                    draft(newsroom, c.lang, c.text, "");
                    newsroom.publish(draft(newsroom, c.lang, "Body", c.text));
                }
            }
            SoftAssertions all = new SoftAssertions();
            for (Case c : cases()) {
                assertFound(all, newsroom, c, null);
                assertFound(all, newsroom, c, c.lang);
            }
            all.assertAll();
        }
    }

    private static void assertFound(SoftAssertions all, RunningArticleService newsroom, Case c, @Nullable String lang) {
        all.assertThat(newsroom.headlines(words(c.question, lang)))
                .as("%s, lang=%s", c, lang)
                .contains(c.text, "Body");
        all.assertThat(drafts(newsroom, words(c.question, lang)))
                .as("%s, lang=%s, by the newsroom", c, lang)
                .contains(c.text);
    }

    @Test
    void noQuestionFails() {
        try (var newsroom = RunningArticleService.open()) {
            newsroom.published("{'headline': 'Gold price', 'lang': 'en'}");
            for (String q : List.of(
                    "'", "\\", "\"", "“", "”", "«", "-", "--", "-\"\"", "\"\"", "OR", "or or or", "OR -", "( & | ! :* <->", "'')|('", "…",
                    "\u200B", "\u00AD", "\u202E", "😀😀", "e\u0301".repeat(100), "\u0301", "a".repeat(200), "a ".repeat(100),
                    "大".repeat(200), "大 ".repeat(100), "'\\''", "C:\\x", "%", "_", "\uFFFF", "ก็", "\u0E48", "\u3099", "１２３", "½", "-大")) {
                assertThat(newsroom.headlines(words(q, null))).as(q).doesNotContain("x");
                assertThat(newsroom.headlines(words(q + " -\"" + q, "th"))).as(q).doesNotContain("x");
            }
            assertThat(newsroom.headlines(words("“gold", null))).containsExactly("Gold price");
            assertThat(newsroom.headlines(words("gold” price", null))).containsExactly("Gold price");
            assertThat(newsroom.headlines(words("„price gold“", null))).isEmpty();
            assertThat(newsroom.headlines(words("«gold price»", null))).containsExactly("Gold price");
            assertThat(newsroom.headlines(words("silver or gold", null))).containsExactly("Gold price");
            assertThat(newsroom.headlines(words("…", null))).isEmpty();
        }
    }

    @Test
    void aChangedTextIsFoundByItsNewWords() {
        try (var newsroom = RunningArticleService.open()) {
            Article article = newsroom.published("{'headline': 'Flooding in Łódź', 'lang': 'pl'}");

            newsroom.edit(article, "{'headline': 'Die Häuser', 'lang': 'de'}");

            assertThat(newsroom.headlines(words("lodz", null))).isEmpty();
            assertThat(newsroom.headlines(words("haus", null))).containsExactly("Die Häuser");
            assertThat(newsroom.headlines(words("haus", "de"))).containsExactly("Die Häuser");
        }
    }

    private static Article draft(RunningArticleService newsroom, String lang, String headline, String body) {
        var article = Json.mapper().createObjectNode().put("headline", headline).put("lang", lang);
        article.putObject("body").put("markdown", body);
        return newsroom.write(
                ArticleContract.CREATE, new Create(ArticleDraft.of(article), null), RunningArticleService.EDITOR);
    }

    private static List<String> drafts(RunningArticleService newsroom, Listing words) {
        ArticlePage page = newsroom.ask(
                ArticleContract.LIST_ALL, new NewsroomListing(ArticleStatus.DRAFT, words), RunningArticleService.EDITOR);
        return page.items().stream().map(ArticleSummary::headline).toList();
    }

    private static List<Case> cases() throws IOException {
        try (InputStream file = Objects.requireNonNull(FindWordsTest.class.getResourceAsStream("/search-cases.txt"))) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                    .map(parts -> new Case(parts.get(0), parts.get(1), parts.get(2)))
                    .toList();
        }
    }

    private static Listing words(String words, @Nullable String lang) {
        return new Listing(null, null, null, lang, words, null, null, 100, null);
    }
}
