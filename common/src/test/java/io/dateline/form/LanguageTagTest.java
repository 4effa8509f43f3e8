package io.dateline.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTagTest {

    private static final Pattern PUBLISHED = Pattern.compile(LanguageTag.PATTERN);

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "EN, en",
        "PT-br, pt-BR",
        "fr-ca, fr-CA",
        "ZH-HANT, zh-Hant",
        "zh-hant-tw, zh-Hant-TW",
        "es-419, es-419",
        "de-1996, de-1996",
        "sl-rozaj-biske, sl-rozaj-biske",
        "gsw, gsw",
        "iw, he", // the code that Hebrew had
    })
    void aTagHasOneSpelling(String text, String canonical) {
        assertThat(LanguageTag.canonical(text)).isEqualTo(canonical);
        assertThat(LanguageTag.canonical(canonical)).isEqualTo(canonical);
        assertThat(PUBLISHED.matcher(text).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "en_US",
                "en-",
                "-en",
                "en--US",
                "englishenglish",
                "english, I think",
                "en US",
                "en\u0000",
                "en\n",
                "\u0435n", // a Cyrillic letter
                "e\u0301n",
                "e\u200Bn",
                "\u202Een",
                "\uD83D\uDE00",
                "\uD800",
                "e\uD835\uDC27" // a mathematical letter
            })
    void whatIsNotWellFormedIsNone(String text) {
        assertThat(LanguageTag.canonical(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"und", "x-private", "und-Latn"})
    void whatNamesNoLanguageIsNone(String text) {
        assertThat(LanguageTag.canonical(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-u-ca-buddhist", "en-x-private", "zh-cmn"})
    void theApiTakesNoExtensionsThatServicesWouldTake(String text) {
        assertThat(LanguageTag.canonical(text)).isNotNull();
        assertThat(PUBLISHED.matcher(text).find()).isFalse();
    }

    @Test
    void itHasUpTo35Characters() {
        assertThat(LanguageTag.canonical("en-abcdefgh-bcdefghi-cdefghij-12345")).isNotNull();
        assertThat(LanguageTag.canonical("en-abcdefgh-bcdefghi-cdefghij-123456"))
                .isNull();
        assertThat(LanguageTag.canonical("en-abcde".repeat(1_000_000))).isNull();
    }
}
