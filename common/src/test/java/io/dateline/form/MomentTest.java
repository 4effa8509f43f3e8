package io.dateline.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T08:00:00Z, 2026-03-02T08:00:00Z",
        "2026-03-02T08:00Z, 2026-03-02T08:00:00Z",
        "2026-03-02T08:00:00.123456789Z, 2026-03-02T08:00:00.123456789Z",
        "2026-03-02T08:00:00+01:00, 2026-03-02T07:00:00Z",
        "2026-03-02T08:00:00.123456789-05:30, 2026-03-02T13:30:00.123456789Z",
    })
    void momentsHaveAnOffset(String text, Instant moment) {
        assertThat(Moment.parse(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-03-02",
                "2026-03-02T08:00:00",
                "2026-03-02 08:00:00Z",
                "2026-02-30T00:00:00Z",
                "2026-03-02T25:00:00Z",
                "2026-03-02T08:00:00+19:00",
                "2026-03-02T08:00:00Z ",
                "2026-03-02T08:00:00Z\n",
                "2026-03-02T08:00:00Z\u0000",
                "2026-03-02T08:00:00\u200BZ",
                "+999999999-01-01T00:00:00Z",
                "-2026-03-02T08:00:00Z",
                "\u0662026-03-02T08:00:00Z",
                "\uD8002026-03-02T08:00:00Z",
                "\u202E2026-03-02T08:00:00Z",
                "2026-03-02T08:00:00.1234567890123456Z"
            })
    void anythingElseIsNone(String text) {
        assertThat(Moment.parse(text)).isNull();
    }
}
