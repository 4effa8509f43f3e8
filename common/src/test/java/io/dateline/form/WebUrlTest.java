package io.dateline.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebUrlTest {

    /** What the API asks for, and what a link of a reader is asked for beyond that. */
    @ParameterizedTest
    @CsvSource({
        "https://example.org, true, true",
        "http://example.org:8080/a?b=c#d, true, true",
        "https://example.org/~ada, true, true",
        "https://example.org/@user, true, true",
        "https://example.org?q=a@b, true, true",
        "https://[2001:db8::1]/, true, true",
        "https://xn--fsqu00a.example/, true, true",
        "https://例子.example/путь, true, true",
        "https://e\u0301.example/, true, true",
        "https://example.org/\uD83D\uDE00, true, true",
        "https://exa_mple.org, true, true",
        // Not in the grammar of RFC 3986, but read by browsers.
        "https://example.org/a|b, true, false",
        "https://example.org/100%, true, false",
        "https://example.org/{id}, true, false",
        // The scheme may be in any case.
        "HTTPS://example.org, true, true",
        "Http://example.org/A, true, true",
        "https://example.org., true, true",
        "https://localhost/, true, true",
        "https://example.org:/, true, true",
        "https://example.org:65535/, true, true",
        "http://192.0.2.7:8080/, true, true",
        "http://[2001:db8::1]:8080/, true, true",
        "http://[::ffff:192.0.2.7]/, true, true",
        "https://faß.example/, true, true",
        // No host.
        "https://evil.example\\.good.example/, false, false",
        "http://:80/, false, false",
        "http://[::1/, false, false",
        "http://[]/, false, false",
        "http://[1::2::3]/, false, false",
        "http://[fe80::1%25eth0]/, false, false",
        "https://[example.org]/, false, false",
        "https://.., false, false",
        "https://./, false, false",
        "https://.example.org/, false, false",
        "https://example..org/, false, false",
        "https://exam%00ple.org/, false, false",
        "https://exam%ple.org/, false, false",
        "https://example-.org/, false, false",
        "https://-example.org/, false, false",
        "https://exam|ple.org/, false, false",
        "https://exam\u00ADple\uFF0F.org/, false, false",
        "https://192.0.2.256/, false, false",
        "https://192.0.2/, false, false",
        "https://3221225991/, false, false",
        "https://0xC0000207/, false, false",
        // No port.
        "https://example.org:65536/, false, false",
        "https://example.org:-1/, false, false",
        "https://example.org:80a/, false, false",
        "https://example.org:80:80/, false, false",
        "https://example.org:99999999999999999999/, false, false",
        "'', false, false",
        "ftp://example.org, false, false",
        "javascript:alert(1), false, false",
        "'data:text/html,x', false, false",
        "mailto:a@example.org, false, false",
        "//example.org, false, false",
        "/here, false, false",
        "example.org, false, false",
        "http:, false, false",
        "http://, false, false",
        "http:///path, false, false",
        "http:/example.org, false, false",
        "https://bank.example@evil.example/, false, false",
        "https://user:password@example.org/, false, false",
        "https://@example.org/, false, false",
        "http://exa mple.org, false, false",
        "https://example.org/a b, false, false",
        "' https://example.org', false, false",
        "https://example.org/<b>, false, false",
        "'https://example.org/\"x', false, false",
    })
    void urlsAreToldFromOtherTexts(String text, boolean isWebUrl, boolean isLink) {
        assertThat(WebUrl.isWebUrl(text)).isEqualTo(isWebUrl);
        assertThat(WebUrl.isLink(text)).isEqualTo(isLink);
        // The pattern is the part of it that openapi.yaml can publish.
        assertThat(!isWebUrl || Pattern.compile(WebUrl.PATTERN).matcher(text).find())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'https://example.org\n'", "'https://exam\tple.org'", "'https://example.org/\r\nx'"})
    void noUrlHasALineEndOrTab(String text) {
        assertThat(WebUrl.isWebUrl(text)).isFalse();
        assertThat(WebUrl.isLink(text)).isFalse();
    }

    @Test
    void noLinkHasNulOrHalfOfASurrogatePair() {
        assertThat(WebUrl.isLink("https://example.org/\u0000")).isFalse();
        assertThat(WebUrl.isLink("https://example.org/\u009B")).isFalse();
        assertThat(WebUrl.isLink("https://example.org/\u2028")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS://Example.org/A, https://Example.org/A",
        "http://example.org, http://example.org",
        "Example.org/a:B, Example.org/a:B",
        "'', ''"
    })
    void aSchemeIsStoredInLowerCase(String url, String stored) {
        assertThat(WebUrl.stored(url)).isEqualTo(stored);
    }

    @Test
    void aLabelOfAHostHasUpTo63Characters() {
        assertThat(WebUrl.isWebUrl("https://" + "x".repeat(63) + ".org")).isTrue();
        assertThat(WebUrl.isWebUrl("https://" + "x".repeat(64) + ".org")).isFalse();
        assertThat(WebUrl.isWebUrl("https://" + "x.".repeat(900) + "org")).isFalse();
    }

    @Test
    void lengthIsInCodePoints() {
        String start = "https://example.org/";
        int left = WebUrl.MAX_LENGTH - start.length();

        for (String character : new String[] {"u", "\uD83D\uDE00"}) {
            String longest = start + character.repeat(left);
            assertThat(WebUrl.isWebUrl(longest)).isTrue();
            assertThat(WebUrl.isLink(longest)).isTrue();
            assertThat(WebUrl.isWebUrl(longest + "u")).isFalse();
            assertThat(WebUrl.isLink(longest + "u")).isFalse();
        }
        assertThat(WebUrl.isWebUrl(start + "/?#".repeat(1_000_000))).isFalse();
    }
}
