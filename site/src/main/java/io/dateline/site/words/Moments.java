package io.dateline.site.words;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Dates and times in the time zone of the site, as each language writes them (CLDR). */
public final class Moments {

    private static final int MOST_LANGUAGES = 100;
    private static final int SECONDS_OF_A_MINUTE = 60;
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private final ZoneId zone;
    private final Map<String, Language> languages = new ConcurrentHashMap<>();

    /** Those of this time zone. */
    public Moments(ZoneId zone) {
        this.zone = zone;
    }

    /** A moment for {@code <time datetime>}: to the second, with the offset of the zone at that moment. */
    public String iso(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime());
    }

    /** A moment with date and time, such as {@code June 23, 2024 at 6:00 AM}. */
    public String dateTime(Instant at, String lang) {
        return language(lang).dateTimes.of(localMinutes(at));
    }

    /** As if it were one in UTC, so that the zone is looked up in one place, by the rules of Java. */
    private long localMinutes(Instant at) {
        long local = at.getEpochSecond() + zone.getRules().getOffset(at).getTotalSeconds();
        return Math.floorDiv(local, SECONDS_OF_A_MINUTE);
    }

    /** The time of day of a moment, such as {@code 6:00 AM}. */
    public String time(Instant at, String lang) {
        return language(lang).times.of(localMinutes(at));
    }

    /** The date of a moment, such as {@code June 23, 2024}. */
    public String date(Instant at, String lang) {
        return date(LocalDate.ofInstant(at, zone), lang);
    }

    /** A date, such as {@code June 23, 2024}. */
    public String date(LocalDate date, String lang) {
        return language(lang).dates.of(date.toEpochDay());
    }

    /** A date with its weekday, such as {@code Sunday, June 23, 2024}. */
    public String day(LocalDate date, String lang) {
        return language(lang).days.of(date.toEpochDay());
    }

    /** A month, such as {@code June 2024}, as it stands by itself. */
    public String month(YearMonth month, String lang) {
        return language(lang).months.of(month.atDay(1).toEpochDay());
    }

    /** The time zone of the site. */
    public ZoneId zone() {
        return zone;
    }

    /** Beyond the bound they are made anew each time, which is slow, and right. */
    private Language language(String lang) {
        Language language = languages.get(lang);
        if (language != null) {
            return language;
        }
        Language made = new Language(ULocale.forLanguageTag(lang));
        if (languages.size() < MOST_LANGUAGES) {
            languages.put(lang, made);
        }
        return made;
    }

    /** How one language writes them. */
    private static final class Language {

        private static final long MINUTE_MILLIS = SECONDS_OF_A_MINUTE * 1_000L;
        private static final long DAY_MILLIS = 24 * 60 * MINUTE_MILLIS;

        private final RecentTexts dateTimes;
        private final RecentTexts times;
        private final RecentTexts dates;
        private final RecentTexts days;
        private final RecentTexts months;

        Language(ULocale locale) {
            dateTimes = texts(DateFormat.getDateTimeInstance(DateFormat.LONG, DateFormat.SHORT, locale), MINUTE_MILLIS);
            times = texts(DateFormat.getTimeInstance(DateFormat.SHORT, locale), MINUTE_MILLIS);
            dates = texts(DateFormat.getDateInstance(DateFormat.LONG, locale), DAY_MILLIS);
            days = texts(DateFormat.getDateInstance(DateFormat.FULL, locale), DAY_MILLIS);
            // The months of the archive are those of the Gregorian calendar, also where dates have another.
            DateFormat month = DateFormat.getPatternInstance(
                    DateFormat.YEAR_MONTH, locale.setKeywordValue("calendar", "gregorian"));
            month.setContext(DisplayContext.CAPITALIZATION_FOR_STANDALONE);
            months = texts(month, DAY_MILLIS);
        }

        /** Formats of ICU are not for several threads at once. */
        private static RecentTexts texts(DateFormat format, long unitMillis) {
            format.setTimeZone(UTC);
            return new RecentTexts(units -> {
                synchronized (format) {
                    return format.format(units * unitMillis);
                }
            });
        }
    }
}
