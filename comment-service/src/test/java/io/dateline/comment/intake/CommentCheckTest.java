package io.dateline.comment.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dateline.bus.Fault;
import io.dateline.contract.CommentContract.Write;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommentCheckTest {

    private static final String EMOJI = "\uD83D\uDE00";

    @Test
    void whatFitsHasNoFault() {
        assertThat(faults("Ada", "ada@example.org", "https://example.org/~ada?a=b#c", "Text."))
                .isEmpty();
        assertThat(faults("Ada", "ada@example.org", null, "Text.")).isEmpty();
    }

    @Test
    void lengthsAreCountedInCharactersAsPeopleCountThem() {
        assertThat(faults(EMOJI.repeat(100), "ada@example.org", null, EMOJI.repeat(5_000)))
                .isEmpty();
    }

    @Test
    void everyFaultIsTold() {
        // when each field is wrong in its own way
        List<Fault> faults = faults(" \u00A0\u200B", "ada", "javascript:alert(1)", "x".repeat(5_001));

        // then each is named
        assertThat(faults)
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(
                        tuple("/author/name", "blank"),
                        tuple("/author/email", "format"),
                        tuple("/author/url", "format"),
                        tuple("/body", "too-long"));
    }

    @Test
    void eachFieldHasItsLength() {
        assertThat(faults("n".repeat(101), "e".repeat(243) + "@example.org", "https://e.org/" + "u".repeat(2_048), "."))
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(
                        tuple("/author/name", "too-long"),
                        tuple("/author/email", "too-long"),
                        tuple("/author/url", "too-long"));
    }

    @ParameterizedTest
    @CsvSource({
        "'a\u0000b', control-character",
        "'a\uD800', surrogate",
        "'\uDC00a', surrogate",
        "'a\u202Eb', direction",
        "'a\u2066b', direction",
        "'\u2800\uFE0F', blank"
    })
    void whatIsNoTextHasTheSameCodeInEveryField(String text, String code) {
        assertThat(faults(text, text, text, text))
                .extracting(Fault::code)
                .containsOnly(code)
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0007", "a\u2028b"})
    void aNameIsOneLine(String name) {
        assertThat(faults(name, "ada@example.org", null, "Text."))
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(tuple("/author/name", "control-character"));
    }

    @Test
    void aNameMayHaveIsolates() {
        assertThat(faults("\u2068Ada\u2069 \u2067לאבלייס\u2069", "ada@example.org", null, "Text."))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org",
                "a.b+c@sub.example.org",
                "ada@localhost",
                "o'hara@example.org",
                "用户@例子.广告",
                "ada@xn--fsqu00a.example"
            })
    void emailAddressesOfEveryKindFit(String email) {
        assertThat(faults("Ada", email, null, "Text.")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@example.org",
                "ada@",
                "ada",
                "a@b@c",
                "a b@example.org",
                "ada@example..org",
                "ada@-example.org",
                ".ada@example.org",
                "ada.@example.org",
                "ada@example-.org",
                "<ada@example.org>",
                "ada@example.org.",
                "ada@[127.0.0.1]"
            })
    void whatIsNoEmailAddressIsAFault(String email) {
        assertThat(faults("Ada", email, null, "Text."))
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(tuple("/author/email", "format"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org",
                "javascript:alert(1)",
                "data:text/html,x",
                "//example.org",
                "/here",
                "example.org",
                "http://",
                "http:///path",
                "http://:80/",
                "https://..",
                "https://exam%00ple.org",
                "https://bank.example@evil.example/",
                "http://exa mple.org"
            })
    void aPageIsOnTheWebAndWhereItSeemsToBe(String url) {
        assertThat(faults("Ada", "ada@example.org", url, "Text."))
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(tuple("/author/url", "format"));
    }

    @Test
    void anIdempotencyKeyHasALengthToo() {
        assertThat(CommentCheck.faults(
                        new Write("slug", "Ada", "ada@example.org", null, "Text.", null, "k".repeat(256))))
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(tuple("/header/Idempotency-Key", "too-long"));
    }

    private static List<Fault> faults(String name, String email, String url, String body) {
        return CommentCheck.faults(new Write("slug", name, email, url, body, null, null));
    }
}
