package io.dateline.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarDateTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02", "2024-02-29", "0001-01-01", "9999-12-31"})
    void daysOfTheCalendarAreDates(String text) {
        assertThat(CalendarDate.parse(text)).isEqualTo(LocalDate.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "2026-02-30",
                "2025-02-29",
                "2026-13-01",
                "2026-3-2",
                "20260302",
                "2026/03/02",
                "02.03.2026",
                "0000-01-01",
                "-0001-01-01",
                "+10000-01-01",
                "+2026-03-02",
                "2026-03-02Z",
                "2026-03-02T00:00:00Z",
                " 2026-03-02",
                "2026-03-02\n",
                "2026-03-0\u0000",
                "2026-03-0\u0662", // an Arabic digit
                "2026\u201003\u201002", // hyphens that are no hyphen-minus
                "\uFF12026-3-2",
                "\uD835\uDFD0026-03-2",
                "\uD8002026-3-2",
                "\u202E2026-3-2"
            })
    void anythingElseIsNone(String text) {
        assertThat(CalendarDate.parse(text)).isNull();
    }
}
