package io.dateline.site.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

    private static final Instant AT = Instant.parse("2024-06-23T22:05:09.123Z");

    private final Moments moments = new Moments(ZoneId.of("Europe/Paris"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|June 24, 2024 at 12:05 AM|June 24, 2024|June 2024",
                "en-GB|24 June 2024 at 00:05|24 June 2024|June 2024",
                "fr|24 juin 2024 à 00:05|24 juin 2024|Juin 2024",
                "de|24. Juni 2024 um 00:05|24. Juni 2024|Juni 2024",
                "es|24 de junio de 2024 a las 0:05|24 de junio de 2024|Junio de 2024",
                "ar|24 يونيو 2024 في 12:05 ص|24 يونيو 2024|يونيو 2024"
            })
    void eachLanguageWritesThemItsWay(String lang, String dateTime, String date, String month) {
        assertThat(plain(moments.dateTime(AT, lang))).isEqualTo(dateTime);
        assertThat(plain(moments.date(AT, lang))).isEqualTo(date);
        assertThat(plain(moments.date(LocalDate.of(2024, 6, 24), lang))).isEqualTo(date);
        assertThat(plain(moments.month(YearMonth.of(2024, 6), lang))).isEqualToIgnoringCase(month);
    }

    @ParameterizedTest
    @CsvSource({"en,12:05 AM", "en-GB,00:05", "de,00:05", "es,0:05", "ar,12:05 ص"})
    void aTimeOfDayStandsAlone(String lang, String time) {
        assertThat(plain(moments.time(AT, lang))).isEqualTo(time);
    }

    @Test
    void machinesReadThemWithTheOffsetOfTheZone() {
        assertThat(moments.iso(AT)).isEqualTo("2024-06-24T00:05:09+02:00");
        assertThat(moments.iso(Instant.parse("2024-12-31T23:30:00Z"))).isEqualTo("2025-01-01T00:30:00+01:00");
        assertThat(new Moments(ZoneId.of("UTC")).iso(AT)).isEqualTo("2024-06-23T22:05:09Z");
    }

    @Test
    void summerTimeEndsWhenItEnds() {
        assertThat(plain(moments.dateTime(Instant.parse("2024-10-27T00:59:59Z"), "en-GB")))
                .endsWith("02:59");
        assertThat(plain(moments.dateTime(Instant.parse("2024-10-27T01:00:00Z"), "en-GB")))
                .endsWith("02:00");
    }

    @Test
    void timesLongBeforeAndAfterAreWrittenToo() {
        assertThat(moments.date(LocalDate.of(1815, 6, 18), "en")).isEqualTo("June 18, 1815");
        assertThat(moments.date(LocalDate.of(9999, 12, 31), "en")).isEqualTo("December 31, 9999");
    }

    @Test
    void anUnknownLanguageHasDatesToo() {
        assertThat(moments.date(AT, "qaa")).contains("2024");
    }

    @Test
    void whatIsKeptIsThatOfTheSameNumber() {
        for (int minute = 0; minute < 5_000; minute++) {
            Instant at = AT.plusSeconds(60L * minute);
            assertThat(moments.dateTime(at, "en")).isEqualTo(new Moments(moments.zone()).dateTime(at, "en"));
            if (minute > 100) {
                minute += 400;
            }
        }
    }

    @Test
    void severalThreadsMayAskAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> readers = new ArrayList<>();
            for (int reader = 0; reader < 4; reader++) {
                readers.add(threads.submit(() -> {
                    for (int day = 1; day <= 3_000; day++) {
                        LocalDate date = LocalDate.of(2000, 1, 1).plusDays(day);
                        assertThat(moments.date(date, "en"))
                                .endsWith(" " + date.getDayOfMonth() + ", " + date.getYear());
                    }
                }));
            }
            for (Future<?> reader : readers) {
                reader.get();
            }
        }
    }

    /** Without the spaces that are not for breaking lines. */
    private static String plain(String text) {
        return text.replace('\u202F', ' ').replace('\u00A0', ' ');
    }
}
