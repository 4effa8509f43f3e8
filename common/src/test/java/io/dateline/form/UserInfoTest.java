package io.dateline.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserInfoTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user@host/",
                "https://user:password@host",
                "HTTP://:@host",
                "https://@host",
                "https:///user@host",
                "https:\\\\user@host",
                "https:user@host",
                " https://us\ner@host",
                "ht\ttps://user@host",
                "//user@host",
                "/\\user@host"
            })
    void userInformationIsSeenAsBrowsersSeeIt(String address) {
        assertThat(UserInfo.isIn(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://host/@user",
                "https://host/a?b=c@d",
                "https://host#a@b",
                "https://host\\@b",
                "https://host",
                "mailto:user@host",
                "/@user",
                "user@host",
                "#a@b",
                ""
            })
    void anAtSignElsewhereIsNone(String address) {
        assertThat(UserInfo.isIn(address)).isFalse();
    }
}
