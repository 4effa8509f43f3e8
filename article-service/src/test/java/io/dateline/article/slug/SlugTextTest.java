package io.dateline.article.slug;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.form.Slug;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Two leaders meet in the north | two-leaders-meet-in-the-north
                    L'été à Besançon : « déjà vu » | lete-a-besancon-deja-vu
                    Łódź, Århus & Straße | lodz-arhus-strasse
                    Выборы в Москве | vybory-v-moskve
                    Ελλάδα σήμερα | ellada-semera
                    北京天气 | bei-jing-tian-qi
                    東京タワー | dong-jingtawa
                    서울의 봄 | seoul-ui-bom
                    नमस्ते दुनिया | namaste-duniya
                    --- 100 % --- | 100
                    it’s “done” | its-done
                    """)
    void aSlugIsReadableInAnyScript(String headline, String slug) {
        assertThat(SlugText.of(headline, "article")).isEqualTo(slug);
    }

    @ParameterizedTest
    @CsvSource({"مرحبا بالعالم", "שלום עולם", "สวัสดีชาวโลก", "გამარჯობა", "አማርኛ"})
    void aSlugOfAnyScriptHasItsForm(String headline) {
        assertThat(SlugText.of(headline, "?")).matches(Slug::isSlug);
    }

    @ParameterizedTest
    @CsvSource({"!!!", "🎉🎉", "'   '", "\u202e"})
    void whatHasNoLettersGetsAnotherSlug(String headline) {
        assertThat(SlugText.of(headline, "article")).isEqualTo("article");
    }

    @Test
    void aLongSlugEndsWithAWord() {
        String slug = SlugText.of("word ".repeat(60), "article");

        assertThat(slug).hasSizeLessThanOrEqualTo(Slug.MAX_LENGTH).endsWith("-word");
        assertThat(SlugText.of("x".repeat(500), "article")).hasSize(Slug.MAX_LENGTH);
    }

    @Test
    void aNumberedSlugIsNoLongerThanAny() {
        String slug = SlugText.numbered(SlugText.stem("x".repeat(100)), 123_456_789);

        assertThat(slug).matches(Slug::isSlug).endsWith("-123456789");
    }

    @ParameterizedTest
    @CsvSource({"''", "A", "a--b", "-a", "a-", "../etc", "a%00", "a_b", "é"})
    void whatHasNotItsFormIsNoSlug(String text) {
        assertThat(Slug.isSlug(text)).isFalse();
    }

    @Test
    void aNameForPeopleIsMadeOfASlug() {
        assertThat(SlugText.asName("a-writer-2")).isEqualTo("A Writer 2");
    }
}
