package io.dateline.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dateline.bus.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCursorTest {

    @Test
    void aCursorLeadsToItsPlaceInItsListAlone() {
        String text = new TextCursor("world").encode("topics");

        assertThat(TextCursor.decode(text, "topics").text()).isEqualTo("world");
        assertRefused(text, "tags");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "AAAAAAA", "not base 64", "AAAAAHdvcmxk"})
    void whatIsNoCursorIsRefused(String text) {
        assertRefused(text, "topics");
    }

    private static void assertRefused(String text, String list) {
        Failure failure = catchThrowableOfType(Failure.class, () -> TextCursor.decode(text, list));
        assertThat(failure.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/query/cursor");
            assertThat(fault.code()).isEqualTo("cursor");
        });
    }
}
