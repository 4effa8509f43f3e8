package io.dateline.naming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',         '',         0
            politics,   politics,   0
            polictics,  politics,   1
            poltics,    politics,   1
            politiks,   politics,   1
            poiltics,   politics,   1
            pilotics,   politics,   2
            a,          '',         1
            abcd,       dcba,       3
            ab,         ba,         1
            kitten,     sitting,    3
            """)
    void editsAreCountedInBothDirections(String one, String other, int distance) {
        assertThat(EditDistance.between(one, other, 9)).isEqualTo(distance);
        assertThat(EditDistance.between(other, one, 9)).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 2", "a, abcdef, 2", "abcdefgh, zzzzzzzz, 1"})
    void whatIsFartherIsNotMeasured(String one, String other, int most) {
        assertThat(EditDistance.between(one, other, most)).isEqualTo(most + 1);
    }
}
