package io.dateline.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReservedSlugsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api",
                "docs",
                "desk",
                "media",
                "feeds",
                "topics",
                "tags",
                "authors",
                "search",
                "pages",
                "archive",
                "popular",
                "corrections",
                "embed",
                "problems",
                "wp-json",
                "health",
                "de",
                "en",
                "haw",
                "deu",
                "ger"
            })
    void theAddressesOfASiteAreReserved(String slug) {
        assertThat(ReservedSlugs.contains(slug)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"the-bridge", "popular-2", "apis", "wp", "x", "usa", "2024", "about", "en-route", "de-2"})
    void allElseIsNot(String slug) {
        assertThat(ReservedSlugs.contains(slug)).isFalse();
    }

    @Test
    void everyLanguageThatJavaKnowsIsReservedInBothForms() {
        assertThat(ReservedSlugs.all())
                .containsAll(Stream.of(Locale.getISOLanguages())
                        .flatMap(code -> Stream.of(code, Locale.of(code).getISO3Language()))
                        .toList())
                .allMatch(Slug::isSlug);
    }
}
