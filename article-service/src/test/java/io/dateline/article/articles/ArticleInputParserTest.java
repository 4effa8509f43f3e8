package io.dateline.article.articles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dateline.bus.Failure;
import io.dateline.bus.Json;
import io.dateline.contract.Article;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleInputParserTest {

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) Json.mapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<String> faults(ObjectNode json) {
        Failure failure = catchThrowableOfType(Failure.class, () -> ArticleInputParser.read(json));
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID);
        return failure.faults().stream()
                .map(fault -> fault.pointer() + " " + fault.code())
                .toList();
    }

    @Test
    void allThatCanBeWrittenIsRead() {
        ArticleInput written = ArticleInputParser.read(json("""
                {'headline': 'H', 'lang': 'PT-br', 'slug': 'h', 'standfirst': 'S',
                 'dateline': {'place': 'Pyongyang', 'date': '2024-06-23'}, 'body': {'markdown': 'B'},
                 'authors': ['a-writer', {'slug': 'b-writer', 'name': 'Bé'}, 'a-writer'], 'topics': ['world'],
                 'tags': ['a', 'b', 'a'], 'image': {'url': '/assets/a.jpg', 'alt': '', 'credit': 'C'},
                 'related': [{'slug': 'other', 'placement': 'inline'}, {'slug': 'another'}]}
                """));

        assertThat(written.lang()).isEqualTo("pt-BR");
        assertThat(written.authorSlugs()).containsExactly("a-writer", "b-writer");
        assertThat(written.tags()).containsExactly("a", "b");
        assertThat(written.related())
                .containsExactly(
                        new ArticleInput.RelatedLink("other", Article.Placement.INLINE),
                        new ArticleInput.RelatedLink("another", Article.Placement.END));
    }

    @Test
    void allFaultsAreToldAtOnce() {
        assertThat(faults(json("""
                        {'headline': '  ', 'slug': 'No Slug', 'dateline': {'date': '2024-02-30', 'time': 1},
                         'body': {'html': '<p>'}, 'authors': [7, {'name': 'x'}], 'topics': 'world',
                         'tags': ['ok', 'Not ok'], 'image': {'url': 'javascript:alert(1)'},
                         'related': [{'slug': 'x', 'placement': 'top'}, 'x'], 'colour': 'red'}
                        """)))
                .containsExactlyInAnyOrder(
                        "/headline blank",
                        "/lang required",
                        "/slug format",
                        "/dateline/place required",
                        "/dateline/date format",
                        "/dateline/time unknown",
                        "/body/html unknown",
                        "/authors/0 type",
                        "/authors/1/slug required",
                        "/topics type",
                        "/tags/1 format",
                        "/image/url format",
                        "/image/alt required",
                        "/related/0/placement not-allowed",
                        "/related/1 type",
                        "/colour unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "headline, 300",
        "standfirst, 2000",
    })
    void lengthsAreCountedInCodePoints(String field, int longest) {
        ObjectNode json = json("{'headline': 'H', 'lang': 'en'}");

        assertThat(ArticleInputParser.read(json.put(field, "🎉".repeat(longest))))
                .isNotNull();
        assertThat(faults(json.put(field, "🎉".repeat(longest + 1)))).containsExactly("/" + field + " too-long");
    }

    @Test
    void whatIsNoTextIsRefused() {
        ObjectNode json = json("{'headline': 'H', 'lang': 'en'}");

        assertThat(faults(json.deepCopy().put("headline", "a\0b"))).containsExactly("/headline control-character");
        assertThat(faults(json.deepCopy().put("headline", "a\ud800b"))).containsExactly("/headline surrogate");
        assertThat(faults(json.deepCopy().put("headline", "\u200b\u00a0"))).containsExactly("/headline blank");
        assertThat(faults(json.deepCopy().put("headline", 7))).containsExactly("/headline type");
        assertThat(ArticleInputParser.read(json.deepCopy().put("headline", "\u202eabc <b>")))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"x", "en_US", "und", "'en-'", "englishenglish"})
    void aLanguageIsOneOfBcp47(String lang) {
        assertThat(faults(json("{'headline': 'H'}").put("lang", lang))).containsExactly("/lang format");
    }

    @Test
    void nullIsAbsent() {
        assertThat(faults(json("{'headline': null, 'lang': 'en', 'topics': null}")))
                .containsExactly("/headline required");
    }
}
