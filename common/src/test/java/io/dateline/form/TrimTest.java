package io.dateline.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrimTest {

    @ParameterizedTest
    @CsvSource({
        "' mo@example.org ', mo@example.org, mo@example.org",
        "'\tmo@example.org\r\n', mo@example.org, mo@example.org",
        "'\u00A0\u3000mo@example.org\u2007\u202F\u2028\u0085', mo@example.org, mo@example.org",
        "'\uFEFFmo@example.org\u200B\u2060', mo@example.org, mo@example.org",
        // As copied from address books: embedded, or with marks of direction.
        "'\u202Amo@example.org\u202C', '\u202Amo@example.org\u202C', mo@example.org",
        "'mo@example.org\u200E', 'mo@example.org\u200E', mo@example.org",
        "'\u00ADmo\u200D', '\u00ADmo\u200D', mo",
        "'\uDB40\uDD00mo', '\uDB40\uDD00mo', mo",
        // A variation selector belongs to the character before it.
        "'https://e.org/\u2764\uFE0F ', 'https://e.org/\u2764\uFE0F', 'https://e.org/\u2764\uFE0F'",
        // Inside nothing is cut.
        "'a \u200B b', 'a \u200B b', 'a \u200B b'",
        "' \u200B ', '', ''",
        "'', '', ''",
        // Control characters are faults.
        "'a\u0000', 'a\u0000', 'a\u0000'",
        "'\u001B a', '\u001B a', '\u001B a'",
    })
    void whatStandsAroundIsCut(String text, String asText, String asValue) {
        assertThat(Trim.text(text)).isEqualTo(asText);
        assertThat(Trim.value(text)).isEqualTo(asValue);
    }
}
