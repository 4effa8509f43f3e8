package io.dateline.gateway.limit;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rate: {@code count} at once, and on average {@code count} in each {@code window}.
 */
public record Rate(int count, Duration window) {

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,5})/([1-9]\\d{0,3})(s|m|h)");

    /** No limit. */
    public static final Rate UNLIMITED = new Rate(0, Duration.ZERO);

    /**
     * Parses a rate such as {@code 10/1m}, or {@code off} for no limit.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public static Rate parse(String text) {
        if (text.equals("off")) {
            return UNLIMITED;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("Not a rate");
        }
        long number = Long.parseLong(form.group(2));
        Duration window = switch (form.group(3)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
        return new Rate(Integer.parseInt(form.group(1)), window);
    }

    /** The same rate multiplied. */
    Rate times(int factor) {
        return new Rate(count * factor, window);
    }

    /** Whether there is no limit. */
    public boolean isUnlimited() {
        return count == 0;
    }

    /** Microseconds after which one more is allowed. */
    long intervalMicros() {
        return Math.max(1, window.toMillis() * 1_000 / count);
    }
}
