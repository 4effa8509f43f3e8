package io.dateline.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.bus.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysetCursorTest {

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 17, Long.MIN_VALUE, Long.MAX_VALUE})
    void itComesBackAsItWas(long number) {
        KeysetCursor cursor = new KeysetCursor(number, 99);

        assertThat(KeysetCursor.decode(cursor.encode("list"), "list")).isEqualTo(cursor);
    }

    @Test
    void oneOfAnotherListIsRefused() {
        String text = new KeysetCursor(1, 2).encode("published topic=world");

        assertRefused(text, "published topic=local");
    }

    @Test
    void oneThatWasCutLengthenedOrChangedAnywhereIsRefused() {
        String text = new KeysetCursor(1_795_474_107_974L, 12_345).encode("list");

        for (int i = 0; i < text.length(); i++) {
            assertRefused(text.substring(0, i), "list");
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            assertRefused(text.substring(0, i) + other + text.substring(i + 1), "list");
        }
        assertRefused(text + "A", "list");
        assertRefused(text + "=", "list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%00", "'; DROP TABLE article; --", "日本", "AAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoneIsRefused(String text) {
        assertRefused(text, "list");
    }

    private static void assertRefused(String text, String list) {
        assertThatThrownBy(() -> KeysetCursor.decode(text, list))
                .as(text)
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.faults()).singleElement().satisfies(fault -> {
                            assertThat(fault.pointer()).isEqualTo("/query/cursor");
                            assertThat(fault.code()).isEqualTo("cursor");
                        }));
    }
}
