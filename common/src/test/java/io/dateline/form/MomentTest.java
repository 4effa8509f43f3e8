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
        "2026-03-02t08:00:00z, 2026-03-02T08:00:00Z",
        "2026-03-02T08:00:00z, 2026-03-02T08:00:00Z",
        "2026-03-02T08:00:00-00:00, 2026-03-02T08:00:00Z",
        // A plus sign that a query does not encode.
        "2026-03-02T08:00:00 02:00, 2026-03-02T06:00:00Z",
        "2026-03-02T08:00:00.5 02:00, 2026-03-02T06:00:00.5Z",
        // Leap seconds: the last there was, elsewhere, and in parts.
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
        "2017-01-01T05:29:60+05:30, 2017-01-01T00:00:00Z",
        "2016-12-31T23:59:60.5z, 2017-01-01T00:00:00.5Z",
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
                "2026-03-02T08:00:00  02:00",
                "2026-03-02T08:00:00 0200",
                "2026-03-02T08:00 :00Z",
                "2026-03-02T08:59:60Z",
                "2026-03-02T23:59:60Z",
                "2026-03-02T23:59:61Z",
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
