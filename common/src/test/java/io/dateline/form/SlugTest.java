package io.dateline.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "the-bridge-opens-in-spring", "1-2-3", "a0"})
    void wordsJoinedByHyphensAreOne(String text) {
        assertThat(Slug.isSlug(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "-a",
                "a-",
                "a--b",
                "A",
                "a b",
                "a_b",
                "a.b",
                "..",
                "a/b",
                "ü",
                "é",
                "a\u0301",
                "\uFF41", // a fullwidth letter
                "\u0660", // an Arabic digit
                "a\u200Bb",
                "a\n",
                "a\u0000",
                "a\u2028",
                "\uD83D\uDE00",
                "\uD800",
                "\u202Ea"
            })
    void anythingElseIsNone(String text) {
        assertThat(Slug.isSlug(text)).isFalse();
    }

    @Test
    void itsLengthIsBoundedBeforeItIsMatched() {
        assertThat(Slug.isSlug("a".repeat(100))).isTrue();
        assertThat(Slug.isSlug("a".repeat(101))).isFalse();
        assertThat(Slug.isSlug("a-".repeat(1_000_000) + "a")).isFalse();
    }
}
