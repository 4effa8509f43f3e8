package io.dateline.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonPointerTest {

    @Test
    void whatSeparatesIsEscaped() {
        assertThat(JsonPointer.to("", "a/b~c")).isEqualTo("/a~1b~0c");
        assertThat(JsonPointer.to("/author", "~1")).isEqualTo("/author/~01");
        assertThat(JsonPointer.to("/tags", 3)).isEqualTo("/tags/3");
    }
}
