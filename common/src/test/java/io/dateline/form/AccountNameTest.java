package io.dateline.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountNameTest {

    /** What a new name must be, and what is stored and searched for. */
    @ParameterizedTest
    @CsvSource({
        "ines, true, true",
        "i, true, true",
        "7, true, true",
        "ines.arnould-2_b, true, true",
        "Ines, true, false", // stored in lower case
        ".ines, false, true", // older accounts may begin so
        "-, false, true",
        "'', false, false",
        "a b, false, false",
        "é, false, false",
        "e\u0301, false, false",
        "\u212A, false, false", // the Kelvin sign, which is k in lower case
        "\u0131, false, false", // a dotless i
        "a\u200Bb, false, false",
        "\u202Ea, false, false",
        "\uD83D\uDE00, false, false",
        "a@b, false, false",
        "a/b, false, false",
    })
    void namesAreToldFromOtherTexts(String text, boolean isNew, boolean isStored) {
        assertThat(Pattern.compile(AccountName.PATTERN).matcher(text).find()).isEqualTo(isNew);
        assertThat(AccountName.isStored(text)).isEqualTo(isStored);
        if (isNew) {
            assertThat(AccountName.isStored(AccountName.stored(text))).isTrue();
        }
    }

    @Test
    void whatCannotBeStoredIsNone() {
        for (String text : new String[] {"a\u0000", "a\n", "\uD800", "\uDC00a"}) {
            assertThat(AccountName.isStored(text)).isFalse();
        }
    }

    @Test
    void itHasUpTo64Characters() {
        assertThat(AccountName.isStored("a".repeat(64))).isTrue();
        assertThat(AccountName.isStored("a".repeat(65))).isFalse();
        assertThat(AccountName.isStored("a".repeat(1_000_000))).isFalse();
    }
}
