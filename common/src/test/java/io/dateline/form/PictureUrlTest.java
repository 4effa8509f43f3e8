package io.dateline.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a.jpg, true",
        "HTTP://example.org, true",
        "/assets/a.jpg, true",
        "/a, true",
        "/média/é.jpg?width=600#x, true",
        "/a:b, true",
        "/, false",
        "//example.org/a.jpg, false",
        "///example.org, false",
        "'/\\example.org', false",
        "'/a\\..\\b', false",
        "/a%5Cb, false",
        "/../a.jpg, false",
        "/assets/..%2Fa.jpg, false",
        "/assets/%2e%2E/a.jpg, false",
        "/assets/.%2e/a.jpg, false",
        "/?a, false",
        "/#a, false",
        "assets/a.jpg, false",
        "'/a b.jpg', false",
        "'/	/example.org', false",
        "'/<b>', false",
        "'/\"x', false",
        "javascript:x, false",
        "data:image/png;base64, false",
        "'', false",
    })
    void pathsOfTheSiteAreToldFromOtherTexts(String text, boolean expected) {
        assertThat(PictureUrl.isPictureUrl(text)).isEqualTo(expected);
        // The pattern is the part of it that openapi.yaml can publish.
        assertThat(!expected
                        || Pattern.compile(PictureUrl.PATTERN).matcher(text).find())
                .isTrue();
    }

    @Test
    void aPathHasABound() {
        String longest = "/" + "a".repeat(WebUrl.MAX_LENGTH - 1);

        assertThat(PictureUrl.isPictureUrl(longest)).isTrue();
        assertThat(PictureUrl.isPictureUrl(longest + "a")).isFalse();
        assertThat(PictureUrl.isPictureUrl("/" + "/?#".repeat(1_000_000))).isFalse();
    }
}
