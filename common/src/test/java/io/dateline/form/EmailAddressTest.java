package io.dateline.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailAddressTest {

    private static final Pattern PUBLISHED = Pattern.compile(EmailAddress.PATTERN);

    /** What the API asks for, and what a service asks for: a client needs both. */
    @ParameterizedTest
    @CsvSource({
        "ada@example.org, true, true",
        "a.b+c@sub.example.org, true, true",
        "o'hara@example.org, true, true",
        "用户@例子.广告, true, true",
        "ada@xn--fsqu00a.example, true, true",
        "e\u0301@e\u0301.example, true, true",
        "\uD83D\uDE00@example.org, true, true",
        // Without a dot the domain cannot be reached from outside.
        "ada@localhost, false, true",
        // Where dots and hyphens may not be.
        "ada@-example.org, true, false",
        ".ada@example.org, true, false",
        "ada.@example.org, true, false",
        "a..b@example.org, true, false",
        "ada@example-.org, true, false",
        "ada@example.-org, true, false",
        "ada@r3---x.example, true, true",
        "ada@Größe.example, true, true",
        // A joiner that the letters need.
        "ada@क्\u200Dष.example, true, true",
        // Characters of no domain.
        "ada@exam_ple.org, true, false",
        "ada@exam!ple.org, true, false",
        "ada@\uD83D\uDE00.example, true, false",
        // Invisible characters.
        "a\u200Bda@example.org, true, false",
        "a\u202Eda@example.org, true, false",
        "ada@exam\u200Bple.org, true, false",
        "'', false, false",
        "@, false, false",
        "@example.org, false, false",
        "ada@, false, false",
        "ada, false, false",
        "a@b@example.org, false, false",
        "a b@example.org, false, false",
        "ada@example..org, false, false",
        "ada@example.org., false, false",
        "ada@.example.org, false, false",
        "<ada@example.org>, false, false",
        "'\"ada\"@example.org', false, false",
        "ada@[127.0.0.1], false, false",
        "mailto:ada@example.org, false, false",
        "'ada,bob@example.org', false, false",
        "ada\\@example.org, false, false",
    })
    void addressesAreToldFromOtherTexts(String text, boolean published, boolean isEmailAddress) {
        assertThat(PUBLISHED.matcher(text).find()).isEqualTo(published);
        assertThat(EmailAddress.isEmailAddress(text)).isEqualTo(isEmailAddress);
    }

    @ParameterizedTest
    @CsvSource({"'ada@example.org\nBcc: x@y.z'", "'ada@example.org\n'", "'\tada@example.org'"})
    void noAddressBeginsAHeader(String text) {
        assertThat(EmailAddress.isEmailAddress(text)).isFalse();
    }

    @Test
    void noAddressHasControlsOrHalvesOfSurrogatePairs() {
        for (String text : new String[] {"a\u0000", "a\u009B", "a\uD800", "\uDC00a"}) {
            assertThat(EmailAddress.isEmailAddress(text + "@example.org")).isFalse();
            assertThat(EmailAddress.isEmailAddress("ada@" + text + ".example")).isFalse();
        }
    }

    @Test
    void theLocalPartHasUpTo64CodePointsAndTheWholeUpTo254() {
        assertThat(EmailAddress.isEmailAddress("a".repeat(64) + "@example.org")).isTrue();
        assertThat(PUBLISHED.matcher("a".repeat(64) + "@example.org").find()).isTrue();
        assertThat(EmailAddress.isEmailAddress("a".repeat(65) + "@example.org")).isFalse();
        assertThat(PUBLISHED.matcher("a".repeat(65) + "@example.org").find()).isFalse();
        String labels = ("x".repeat(60) + ".").repeat(4);
        assertThat(EmailAddress.isEmailAddress("ad@" + labels + "orgorg1")).isTrue();
        assertThat(EmailAddress.isEmailAddress("a".repeat(3) + "@" + labels + "orgorg12"))
                .isFalse();
    }

    @Test
    void aLabelOfADomainHasUpTo63CharactersAsItIsAskedFor() {
        assertThat(EmailAddress.isEmailAddress("ada@" + "x".repeat(63) + ".org"))
                .isTrue();
        assertThat(EmailAddress.isEmailAddress("ada@" + "x".repeat(64) + ".org"))
                .isFalse();
        assertThat(EmailAddress.isEmailAddress("ada@" + "字".repeat(50) + ".example"))
                .isTrue();
        assertThat(EmailAddress.isEmailAddress("ada@" + "字例".repeat(31) + ".example"))
                .isFalse();
    }

    @Test
    void noTextOverflowsTheStack() {
        assertThat(EmailAddress.isEmailAddress("a@" + "b.".repeat(1_000_000))).isFalse();
        assertThat(EmailAddress.isEmailAddress("a@".repeat(1_000_000))).isFalse();
    }
}
