package io.dateline.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \t\r\n",
                "\u00A0\u2007\u202F\u3000", // spaces that do not break, figure space, ideographic space
                "\u2028\u2029\u0085", // line ends beyond ASCII
                "\u200B\u200C\u200D\u2060\uFEFF\u00AD", // zero width, and soft hyphen
                "\u200E\u200F\u202A\u202E\u2066\u2069", // direction
                "\u115F\u1160\u3164\uFFA0", // Hangul fillers
                "\u0000\u0007\u001B\u007F\u009B", // controls
                "\uDB40\uDC61\uDB40\uDC7F", // tags, beyond the basic plane
                "\u2800\u2800", // the empty Braille pattern
                "\uFE0F\u180B\uDB40\uDD00", // variation selectors
                "\u034F\u17B4\u2065\uFFF0", // ignorable by default: joiner of graphemes, Khmer vowels, kept for later
                "\u0301",
                "\u20DD",
                "\u0E31", // combining marks without a letter
                "\uFFFC\uFFFE\uFDD0", // no object, noncharacters
                "\uD834\uDD59\uD80D\uDC41" // an empty notehead, an empty hieroglyph
            })
    void whatNobodySeesIsBlank(String text) {
        assertThat(Text.isBlank(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "\u200Bx",
                ".",
                "e\u0301",
                "\u0915\u094D\u200D\u0937", // a joiner between letters
                "\u2764\uFE0F",
                "\uD83D\uDE00",
                "\uD800", // a lone surrogate is shown as a replacement
                "\u2801",
                "\uE000" // of private use
            })
    void whatHasAShapeIsNotBlank(String text) {
        assertThat(Text.isBlank(text)).isFalse();
    }

    @Test
    void lengthIsInCodePoints() {
        assertThat(Text.length("")).isZero();
        assertThat(Text.length("e\u0301")).isEqualTo(2);
        assertThat(Text.length("\uD83D\uDE00".repeat(3))).isEqualTo(3);
        assertThat(Text.length("\uDC00\uD800")).isEqualTo(2);
    }

    @Test
    void onlyNulAndLoneSurrogatesCannotBeStored() {
        assertThat(Text.isStorable("a\u0001\n\u202E\uD83D\uDE00\uFFFF")).isTrue();
        for (String text : new String[] {"a\u0000b", "\uD800", "\uDC00a", "\uDE00\uD83D"}) {
            assertThat(Text.isStorable(text)).isFalse();
        }
    }

    @Test
    void tabsAndLineEndsAreNoControlsOfAText() {
        assertThat(Text.hasControls("a\tb\r\nc\u2028\u200B\u202E")).isFalse();
        for (String text : new String[] {"\u0000", "\u000B", "\u001B[31m", "\u007F", "\u0085", "\u009B"}) {
            assertThat(Text.hasControls(text)).isTrue();
        }
    }

    @Test
    void halvesOfSurrogatePairsAreFound() {
        assertThat(Text.hasLoneSurrogates("\uD83D\uDE00")).isFalse();
        assertThat(Text.hasLoneSurrogates("\uD83Dx\uDE00")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200E\u200F\u061C abc אבג",
                "\u2068Bridge\u2069 נפתח",
                "\u2067אבג \u2066abc\u2069 דהו\u2069\n\u2068x\u2069"
            })
    void marksAndBalancedIsolatesAreRight(String text) {
        assertThat(Text.changesDirection(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u202A",
                "a\u202B",
                "a\u202C",
                "a\u202Db\u202C",
                "a\u202E",
                "a\u2066",
                "a\u2069",
                "\u2069a\u2068",
                "\u2068\u2068a\u2069",
                "\u2068a\u2069\u2069",
                "\u2068a\nb\u2069",
                "\u2068a\u2029b\u2069"
            })
    void whatReachesBeyondItsParagraphChangesDirection(String text) {
        assertThat(Text.changesDirection(text)).isTrue();
    }
}
