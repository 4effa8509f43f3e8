package io.dateline.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextRuleTest {

    private static final TextRule LINE = TextRule.line(10);
    private static final TextRule LINES = TextRule.lines(10);

    static Stream<Arguments> texts() {
        return Stream.of(
                both("Zoë", List.of()),
                both("אבג \u200F", List.of()),
                both("\uD83D\uDE00".repeat(10), List.of()),
                both("a" + "\u0301".repeat(8), List.of()),
                both("", List.of("blank")),
                both("\u200B\u00A0\u3164", List.of("blank")),
                both("x".repeat(11), List.of("too-long")),
                both("\uD83D\uDE00".repeat(11), List.of("too-long")),
                both("a\u0000", List.of("control-character")),
                both("a\u009B", List.of("control-character")),
                both("\uD800", List.of("surrogate")),
                both("\uDE00\uD83D", List.of("surrogate")),
                both("\u202Eadmin", List.of("direction")),
                both("a\u2068", List.of("direction")),
                both("\u2068אבג\u2069 x", List.of()),
                both("\u2800\u2800", List.of("blank")),
                both("a" + "\u0301".repeat(9), List.of("combining-marks")),
                Arguments.of("a\tb\r\nc", List.of("control-character"), List.of()),
                Arguments.of("a\u2028b\u2029c", List.of("control-character"), List.of()),
                Arguments.of("\r\n", List.of("control-character"), List.of("blank")),
                // Each kind once, in one order, and then neither blank nor length.
                both(
                        "\u2066\u0007\uDC00\u0001" + "\u0301".repeat(9),
                        List.of("control-character", "surrogate", "direction", "combining-marks")),
                both("\u0000".repeat(1_000_000), List.of("control-character")));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void faultsAreTold(String text, List<String> ofALine, List<String> ofLines) {
        assertThat(faults(LINE, text)).isEqualTo(ofALine);
        assertThat(LINE.check(text, (code, message) -> {})).isEqualTo(ofALine.isEmpty());
        assertThat(faults(LINES, text)).isEqualTo(ofLines);
    }

    @Test
    void aTextMayBeAllowedToBeBlank() {
        TextRule rule = new TextRule(0, 3, true, true);

        assertThat(faults(rule, "")).isEmpty();
        assertThat(faults(rule, " \n ")).isEmpty();
        assertThat(faults(rule, "    ")).containsExactly("too-long");
    }

    @Test
    void aTextMayBeTooShort() {
        TextRule rule = new TextRule(3, 10, false, false);

        assertThat(faults(rule, "ab")).containsExactly("too-short");
        assertThat(faults(rule, "\uD83D\uDE00a")).containsExactly("too-short");
        assertThat(faults(rule, "abc")).isEmpty();
        assertThat(faults(rule, " ")).containsExactly("blank");
    }

    private static Arguments both(String text, List<String> faults) {
        return Arguments.of(text, faults, faults);
    }

    private static List<String> faults(TextRule rule, String text) {
        List<String> codes = new ArrayList<>();
        rule.check(text, (code, message) -> {
            assertThat(message).endsWith(".").doesNotContain("\u0000");
            codes.add(code);
        });
        return codes;
    }
}
