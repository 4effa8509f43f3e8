package io.dateline.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchQueryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            Cafés                 # ('cafes' | '~cafe')
            two words             # (('two' | '~two') & ('words' | '~word'))
            two -words            # (('two' | '~two') & !('words' | '~word'))
            two OR words          # (('two' | '~two') | ('words' | '~word'))
            a OR b c              # (('a' | '~a') | (('b' | '~b') & ('c' | '~c')))
            or                    # ('or' | '~or')
            OR b                  # (('or' | '~or') & ('b' | '~b'))
            "Two Words"           # (('two') <1> ('words'))
            „two words“ no        # ((('two') <1> ('words')) & ('no' | '~no'))
            -"two words"          # !(('two') <1> ('words'))
            “words                # ('words' | '~word')
            well-known            # (('well' | '~well') & ('known' | '~known'))
            2024年               # (('2024') <1> ('年':*))
            東京都                # (('東京') <1> ('京都'))
            "東京都 Tower"        # (('東京') <1> ('京都') <2> ('tower'))
            雪                   # ('雪':*)
            'foo'                # ('foo' | '~foo')
            """)
    void aQuestionBecomesATsquery(String q, String tsquery) {
        assertThat(SearchQuery.parse(q, List.of("en")).tsquery()).isEqualTo(tsquery);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', textBlock = """
            `` # ``
            `...` # ``
            `- "" “` # ``
            `"` # ``
            """)
    void aQuestionWithoutWordsIsEmpty(String q, String tsquery) {
        SearchQuery query = SearchQuery.parse(q, List.of("en"));

        assertThat(query.isEmpty()).isTrue();
        assertThat(query.tsquery()).isEqualTo(tsquery);
    }

    @Test
    void theIndexIsAskedForWhatItKnows() {
        assertThat(candidates("a -b \"c d\"")).isEqualTo("(('a') & (('c') & ('d')))");
        assertThat(candidates("-a")).isNull();
        assertThat(candidates("b OR -a")).isNull();
        assertThat(candidates("b OR c -a")).isEqualTo("(('b') | (('c')))");
    }

    @Test
    void wordsAreUnderstoodInAllLanguages() {
        assertThat(SearchQuery.parse("houses", List.of("en", "de", "en-GB", "zh")).tsquery())
                .isEqualTo("('houses' | '~hous')");
        assertThat(SearchQuery.parse("IRAK", List.of("tr", "en")).tsquery()).isEqualTo("('irak' | '~irak')");
    }

    @Test
    void aLongQuestionIsCut() {
        assertThat(SearchQuery.parse("a ".repeat(500), List.of("en")).tsquery()).hasSizeLessThan(600);
        assertThat(SearchQuery.parse("大".repeat(500), List.of("zh")).tsquery()).hasSizeLessThan(600);
    }

    @Test
    void whatWasFoundIsMarked() {
        assertThat(marked("fr", "L’Élysée répond, l'élysée aussi", "elysee")).isEqualTo("[L’Élysée] répond, [l'élysée] aussi");
        assertThat(marked("en", "The ministers resigned. Minister!", "minister -resigned"))
                .isEqualTo("The [ministers] resigned. [Minister]!");
        assertThat(marked("en", "white house, house white", "\"white house\"")).isEqualTo("[white house], house white");
        assertThat(marked("ja", "東京都で大雪。雪国", "東京都 雪")).isEqualTo("[東京都]で大[雪]。[雪]国");
        assertThat(marked("th", "เกิดน้ำท่วมใหญ่", "น้ำท่วม")).isEqualTo("เกิด[น้ำท่วม]ใหญ่");
        assertThat(marked("en", "a ﬁne so\u00ADft e\u0301t", "fine OR soft OR ét")).isEqualTo("a [ﬁne] [so\u00ADft] [e\u0301t]");
    }

    private static String candidates(String q) {
        return SearchQuery.parse(q, List.of("zh")).candidates();
    }

    private static String marked(String lang, String text, String q) {
        StringBuilder marked = new StringBuilder(text);
        for (Span span : SearchQuery.parse(q, List.of(lang))
                .found(Analysis.of(lang).tokens(text))
                .reversed()) {
            marked.insert(span.end(), ']').insert(span.start(), '[');
        }
        return marked.toString();
    }
}
