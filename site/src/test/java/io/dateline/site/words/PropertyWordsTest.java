package io.dateline.site.words;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyWordsTest {

    private static final Map<String, byte[]> BUNDLED = Map.of(
            "words_en.properties",
            file("""
                    reply=Reply
                    reply-to=Reply to {name}
                    comments={count, plural, =0 {no comments} one {# comment} other {# comments}}
                    dont=Don't say it''s {name}
                    """),
            "words_ar.properties",
            file("""
                    reply=رد
                    comments={count, plural, zero {لا تعليقات} one {تعليق واحد} two {تعليقان} few {# تعليقات} many {# تعليقًا} other {# تعليق}}
                    """),
            "words_fr.properties",
            file("reply=Répondre\n"));

    private final List<String> faults = new ArrayList<>();

    @Test
    void aTextIsThatOfTheLanguage() {
        PropertyWords words = read(Map.of());

        assertThat(find(words, "fr").say("reply")).isEqualTo("Répondre");
        assertThat(find(words, "en").say("reply-to", "name", "Zoë")).isEqualTo("Reply to Zoë");
        assertThat(words.languages()).containsExactly("ar", "en", "fr");
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0,لا تعليقات",
        "1,تعليق واحد",
        "2,تعليقان",
        "3,3 تعليقات",
        "10,10 تعليقات",
        "11,11 تعليقًا",
        "100,100 تعليق",
        "103,103 تعليقات"
    })
    void arabicHasSixForms(int count, String text) {
        assertThat(find(read(Map.of()), "ar").say("comments", "count", count)).isEqualTo(text);
    }

    @Test
    void numbersAreWrittenAsTheLanguageWritesThem() {
        PropertyWords words = read(Map.of(
                "words_de.properties", file("comments={count, plural, one {# Kommentar} other {# Kommentare}}\n")));

        assertThat(find(words, "en").say("comments", "count", 12_345)).isEqualTo("12,345 comments");
        assertThat(find(words, "de").say("comments", "count", 12_345)).isEqualTo("12.345 Kommentare");
        assertThat(find(words, "en").say("reply-to", "name", 1_234)).isEqualTo("Reply to 1,234");
    }

    @Test
    void anApostropheIsItself() {
        assertThat(find(read(Map.of()), "en").say("dont", "name", "{name} isn't"))
                .isEqualTo("Don't say it's {name} isn't");
        PropertyWords words = read(Map.of("words_en.properties", file("reply=Don't '{answer}'\n")));
        assertThat(find(words, "en").say("reply")).isEqualTo("Don't {answer}");
    }

    @Test
    void anArgumentThatIsNotGivenStaysVisible() {
        assertThat(find(read(Map.of()), "en").say("reply-to")).isEqualTo("Reply to {name}");
    }

    @Test
    void aThemeChangesSingleTexts() {
        PropertyWords words = read(Map.of("words_en.properties", file("reply=Answer\n")));

        assertThat(find(words, "en").say("reply")).isEqualTo("Answer");
        assertThat(find(words, "en").say("reply-to", "name", "A")).isEqualTo("Reply to A");
    }

    @Test
    void whatALanguageDoesNotHaveIsInEnglishWithEnglishPlurals() {
        PropertyWords words = read(Map.of(
                "words_cy.properties", file("reply=Ateb\n"), "words_en.properties", file("reply-to=Answer {name}\n")));

        assertThat(find(words, "cy").say("reply")).isEqualTo("Ateb");
        assertThat(find(words, "cy").say("reply-to", "name", "A")).isEqualTo("Answer A");
        assertThat(find(words, "cy").say("comments", "count", 2)).isEqualTo("2 comments");
    }

    @Test
    void aRegionHasWhatItsLanguageHas() {
        PropertyWords words = read(Map.of(
                "words_pt.properties", file("reply=Responder\nreply-to=Responder a {name}\n"),
                "words_pt_BR.properties", file("reply-to=Responda a {name}\n")));

        Words brazilian = find(words, "pt-BR");
        assertThat(brazilian.lang()).isEqualTo("pt-BR");
        assertThat(brazilian.say("reply")).isEqualTo("Responder");
        assertThat(brazilian.say("reply-to", "name", "A")).isEqualTo("Responda a A");
        assertThat(find(words, "pt-PT").lang()).isEqualTo("pt");
    }

    @Test
    void wordsAreFoundByTheTagOrLessOfIt() {
        PropertyWords words = read(Map.of());

        assertThat(find(words, "fr-Latn-CA").lang()).isEqualTo("fr");
        assertThat(words.find("cy")).isNull();
        assertThat(words.choose(List.of("cy", "fr-CA", "ar")).lang()).isEqualTo("fr");
        assertThat(words.choose(List.of("cy")).lang()).isEqualTo("en");
    }

    @ParameterizedTest
    @CsvSource({"en,ltr", "ar,rtl", "he,rtl", "fa,rtl", "ur,rtl", "az-Arab,rtl", "az,ltr", "zh-Hant,ltr"})
    void theDirectionIsThatOfTheScript(String lang, String dir) {
        assertThat(LanguageWords.direction(lang)).isEqualTo(dir);
    }

    @Test
    void aTextThatThereIsNotIsAnError() {
        Words words = find(read(Map.of()), "en");

        assertThatThrownBy(() -> words.say("nothing")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reply-to=Reply to {name|words_en.properties: reply-to cannot be read",
                "comments={count, plural, one {# comment}}|words_en.properties: comments cannot be read",
                "comments={count, plural, one {# comment} other {# comments}|words_en.properties: comments cannot be read",
                "comments={count, plurl, other {#}}|words_en.properties: comments cannot be read: the argument {count} must be",
                "comments={count, date}|words_en.properties: comments cannot be read: the argument {count} must be plain",
                "reply-to=Reply to {0}|words_en.properties: reply-to cannot be read: an argument has a number, {0}",
                "reply-to=Reply to {99999999999}|words_en.properties: reply-to cannot be read",
                "reply-to=Reply to {nmae}|words_en.properties: reply-to has {nmae}; it is given {name}",
                "reply=Reply {name}|words_en.properties: reply has {name}; it is given nothing",
                "reply-to={name, plural, other {#}}|words_en.properties: reply-to takes {name} for a number",
                "repyl=Answer|words_en.properties: there is no text repyl; is reply meant?",
                "reply=\\\\u12|words_en.properties: has an escape"
            })
    void aBrokenTextIsToldWithFileKeyAndReason(String line, String fault) {
        read(Map.of("words_en.properties", file(line.replace("\\\\", "\\"))));

        assertThat(faults).singleElement().asString().startsWith(fault);
    }

    @Test
    void aFileHasToBeInUtf8AndNamedAfterALanguage() {
        read(Map.of(
                "words_fr.properties", "reply=Répondre".getBytes(ISO_8859_1),
                "words_english.properties", file("reply=Answer")));

        assertThat(faults)
                .containsExactlyInAnyOrder(
                        "words_fr.properties: must be in UTF-8",
                        "words_english.properties: must be named after a language, such as words_pt-BR.properties");
    }

    @Test
    void aTextOfAnotherVersionIsIgnored() {
        PropertyWords words = read(Map.of("words_en.properties", file("former.text={anything}\n")));

        assertThat(faults).isEmpty();
        assertThatThrownBy(() -> find(words, "en").say("former.text")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void severalThreadsMaySpeakAtOnce() throws Exception {
        Words words = find(read(Map.of()), "en");
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> speakers = new ArrayList<>();
            for (int speaker = 0; speaker < 4; speaker++) {
                int first = speaker;
                speakers.add(threads.submit(() -> {
                    for (int i = 2; i < 5_000; i++) {
                        int count = 2 + (first * 7 + i) % 900;
                        assertThat(words.say("comments", "count", count)).isEqualTo(count + " comments");
                    }
                }));
            }
            for (Future<?> speaker : speakers) {
                speaker.get();
            }
        }
    }

    private PropertyWords read(Map<String, byte[]> themed) {
        return PropertyWords.read(BUNDLED, themed, faults::add);
    }

    private static Words find(PropertyWords words, String lang) {
        return Objects.requireNonNull(words.find(lang));
    }

    private static byte[] file(String text) {
        return text.getBytes(UTF_8);
    }
}
