package io.dateline.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class AnalysisTest {

    /** A text, and a question that finds it in the language of the text. */
    @ParameterizedTest
    @CsvFileSource(resources = "/search-cases.txt", delimiter = '|')
    void aTextIsFoundByAQuestion(String lang, String text, String question) {
        assertThat(isFound(lang, text, question)).as("%s: %s by %s", lang, text, question).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            und | कि          | की
            ja | はは         | ばば
            th | ใกล         | ใกล้
            zh | 大小         | 小大
            zh | 北京和东京     | 京东
            en | Brian       | O'Brien
            """)
    void marksOfOtherScriptsAreLetters(String lang, String text, String question) {
        assertThat(isFound(lang, text, question)).isFalse();
    }

    @Test
    void aTokenKnowsWhereItsWordIs() {
        String text = "L’E\u0301lyse\u0301e, ﬁn de la soft\u00ADly 大雪.";

        List<String> words = Analysis.of("fr").tokens(text).stream()
                .map(token -> text.substring(token.start(), token.end()))
                .toList();

        assertThat(words).containsExactly("L’E\u0301lyse\u0301e", "ﬁn", "de", "la", "soft\u00ADly", "大雪", "雪");
    }

    @Test
    void aVeryLongWordIsCut() {
        List<Token> tokens = Analysis.of("en").tokens("a".repeat(100_000) + " b");

        assertThat(tokens.getFirst().terms()).allSatisfy(term -> assertThat(term).hasSizeLessThan(110));
    }

    @Test
    void aLanguageWithARegionIsAnalysedAsTheLanguage() {
        assertThat(Analysis.of("pt-BR")).isSameAs(Analysis.of("pt"));
        assertThat(Analysis.of("nb-NO")).isSameAs(Analysis.of("no"));
        assertThat(Analysis.of("zh-Hant-TW")).isSameAs(Analysis.of("und"));
    }

    private static boolean isFound(String lang, String text, String question) {
        return holds(QueryParser.parse(question, List.of(lang)), Analysis.of(lang).tokens(text));
    }

    private static boolean holds(Condition condition, List<Token> tokens) {
        return switch (condition) {
            case Condition.None none -> false;
            case Condition.Not not -> !holds(not.condition(), tokens);
            case Condition.All all -> all.conditions().stream().allMatch(part -> holds(part, tokens));
            case Condition.Any any -> any.conditions().stream().anyMatch(part -> holds(part, tokens));
            case Condition.AnyTerm word -> tokens.stream().anyMatch(word::isIn);
            case Condition.Phrase phrase -> {
                List<Span> spans = new ArrayList<>();
                phrase.addFound(tokens, spans);
                yield !spans.isEmpty();
            }
        };
    }
}
