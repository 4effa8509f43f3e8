package io.dateline.form;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Moments as in RFC 3339 ({@code date-time}), such as {@code 2026-03-02T08:00:00Z}, with up to nine digits of a second. Seconds
 * may be left out, {@code t} and {@code z} may be in lower case, and a leap second is the one after it, as in POSIX.
 *
 * <p>A blank before the offset is taken for a plus sign: so it comes out of a query in which that was not encoded.
 */
public final class Moment {

    /** The longest, in characters. */
    public static final int MAX_LENGTH = 35;

    /** How each begins, as {@code openapi.yaml} publishes it: the year has four digits and no sign. */
    public static final String PATTERN = "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt]";

    private static final Pattern START = Pattern.compile(PATTERN);
    private static final Pattern BLANK_OFFSET = Pattern.compile(" (?=[0-9]{2}:[0-9]{2}$)");
    private static final Pattern LEAP_SECOND = Pattern.compile("(?<=T[0-9]{2}:[0-9]{2}:)60");
    private static final LocalTime BEFORE_MIDNIGHT = LocalTime.of(23, 59, 59);

    private Moment() {}

    /** The moment; null if the text is none, also if there is no such day. */
    public static @Nullable Instant parse(String text) {
        if (text.length() > MAX_LENGTH || !START.matcher(text).find()) {
            return null;
        }
        String written = BLANK_OFFSET.matcher(text.toUpperCase(Locale.ROOT)).replaceFirst("+");
        Matcher leap = LEAP_SECOND.matcher(written);
        boolean leaps = leap.find();
        try {
            OffsetDateTime moment = OffsetDateTime.parse(leaps ? leap.replaceFirst("59") : written);
            return leaps ? afterLeapSecond(moment.toInstant()) : moment.toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** There can be one before midnight of UTC at the end of a month alone. */
    private static @Nullable Instant afterLeapSecond(Instant before) {
        LocalDateTime utc = LocalDateTime.ofInstant(before, ZoneOffset.UTC);
        boolean canBe = utc.toLocalTime().truncatedTo(ChronoUnit.SECONDS).equals(BEFORE_MIDNIGHT)
                && utc.plusSeconds(1).getDayOfMonth() == 1;
        return canBe ? before.plusSeconds(1) : null;
    }
}
