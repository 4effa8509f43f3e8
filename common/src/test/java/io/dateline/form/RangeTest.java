package io.dateline.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {

    @ParameterizedTest
    @CsvSource({"0, false, 1", "1, true, 1", "100, true, 100", "101, false, 100", "-9223372036854775808, false, 1"})
    void bothEndsAreIncluded(long number, boolean included, long nearest) {
        assertThat(Range.PAGE_SIZE.includes(number)).isEqualTo(included);
        assertThat(Range.PAGE_SIZE.nearest(number)).isEqualTo(nearest);
    }
}
