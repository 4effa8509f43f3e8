package io.dateline.form;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Moments as in RFC 3339 ({@code date-time}), such as {@code 2026-03-02T08:00:00Z}, with up to nine digits of a second. Seconds
 * may be left out.
 */
public final class Moment {

    /** The longest, in characters. */
    public static final int MAX_LENGTH = 35;

    /** How each begins, as {@code openapi.yaml} publishes it: the year has four digits and no sign. */
    public static final String PATTERN = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T";

    private static final Pattern START = Pattern.compile(PATTERN);

    private Moment() {}

    /** The moment; null if the text is none, also if there is no such day. */
    public static @Nullable Instant parse(String text) {
        if (text.length() > MAX_LENGTH || !START.matcher(text).find()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
