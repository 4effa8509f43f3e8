package io.dateline.comment.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.comment.markup.Markup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LikenessTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thank you",
                "THANK  YOU!!!",
                "Thank\u200b you.",
                "Ｔhank you…",
                "\u2068Thank you\u2069 ?!",
                "Thank\u00a0you\u00ad",
                " Thank\nyou \u201d"
            })
    void theSameToReadersIsTheSame(String text) {
        assertThat(Likeness.text(text)).isEqualTo(Likeness.text("Thank you!"));
    }

    @ParameterizedTest
    @CsvSource({"'Thank you','Thank you all'", "'!','?'", "'no','not'", "'1.5','15'", "'\uD83D\uDC4D','\uD83D\uDC4E'"})
    void otherWordsAreNotTheSame(String text, String other) {
        assertThat(Likeness.text(text)).isNotEqualTo(Likeness.text(other));
    }

    @Test
    void linksThatLeadElsewhereAreNotTheSame() {
        assertThat(likeness("See [this](https://example.org/a)."))
                .isEqualTo(likeness("see *[this](https://example.org/a)*!"))
                .isNotEqualTo(likeness("See [this](https://example.org/b)."));
    }

    private static String likeness(String comment) {
        return Likeness.of(Markup.of(comment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mo@example.org", "MO@Example.org", "mo+news@example.org", "mo+a+b@EXAMPLE.ORG"})
    void aMailboxIsOneWriter(String email) {
        assertThat(Likeness.writer(email)).isEqualTo("mo@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"m.o@example.org", "mo@example.com", "+mo@example.org", "mo@e+x.org"})
    void otherMailboxesAreOtherWriters(String email) {
        assertThat(Likeness.writer(email)).isNotEqualTo("mo@example.org").contains("@");
    }
}
