package io.dateline.form;

/**
 * The whole numbers that a field may have.
 *
 * @param minimum the least, itself allowed
 * @param maximum the greatest, itself allowed
 */
public record Range(long minimum, long maximum) {

    /** How many entries of a list a client may ask for at a time. */
    public static final Range PAGE_SIZE = new Range(1, 100);

    /** The same where a client may ask for the number of entries alone, by 0. */
    public static final Range PAGE_SIZE_OR_NONE = new Range(0, PAGE_SIZE.maximum);

    /** How many comments a moderator decides on at a time. */
    public static final Range DECISIONS = new Range(1, 100);

    /** The version of a comment. */
    public static final Range COMMENT_VERSION = new Range(1, Integer.MAX_VALUE);

    /** Slow mode: seconds between two comments of one writer, up to a day. */
    public static final Range SLOW_MODE_SECONDS = new Range(0, 86_400);

    /** Whether a number is one of them. */
    public boolean includes(long number) {
        return number >= minimum && number <= maximum;
    }

    /** The number itself, or the end of the range that is nearest to it. */
    public long nearest(long number) {
        return Math.clamp(number, minimum, maximum);
    }

    /** The message for a number outside. */
    public String message() {
        return "Must be a whole number from " + minimum + " to " + maximum + ".";
    }
}
