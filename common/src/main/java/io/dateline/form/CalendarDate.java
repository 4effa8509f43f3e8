package io.dateline.form;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Dates as in RFC 3339 ({@code full-date}), such as {@code 2026-03-02}, of the years 1 to 9999. */
public final class CalendarDate {

    /** The length of each, in characters. */
    public static final int MAX_LENGTH = 10;

    private static final int LAST_YEAR = 9999;

    private CalendarDate() {}

    /** The date; null if the text is none, also if there is no such day. */
    public static @Nullable LocalDate parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            return date.getYear() > 0 && date.getYear() <= LAST_YEAR ? date : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
