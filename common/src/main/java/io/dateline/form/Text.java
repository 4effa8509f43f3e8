package io.dateline.form;

/** What can be said of any text by its characters. */
public final class Text {

    private Text() {}

    /** Its length in code points; a lone surrogate counts as one. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Whether a reader would see nothing: it is empty, or all its characters are {@linkplain Characters#isInvisible invisible}. */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(Characters::isInvisible);
    }

    /** Whether PostgreSQL can store it and UTF-8 encode it: no NUL, no lone surrogate. */
    public static boolean isStorable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || Characters.isLoneSurrogate(c));
    }

    /** Whether it has a control character other than tab, line feed and carriage return. */
    public static boolean hasControls(String text) {
        return text.codePoints().anyMatch(c -> Characters.isControl(c) && !Characters.isTabOrLineEnd(c));
    }

    /** Whether it has half of a surrogate pair without the other half. */
    public static boolean hasLoneSurrogates(String text) {
        return text.codePoints().anyMatch(Characters::isLoneSurrogate);
    }

    /** Whether it has a character that {@linkplain Characters#changesDirection changes the direction} of writing. */
    public static boolean changesDirection(String text) {
        return text.codePoints().anyMatch(Characters::changesDirection);
    }

    /**
     * Whether it has at most so many code points.
     *
     * @param faults is told {@link FaultCode#TOO_LONG} otherwise
     */
    public static boolean fits(String text, int maxLength, FaultConsumer faults) {
        if (length(text) <= maxLength) {
            return true;
        }
        faults.accept(FaultCode.TOO_LONG, "Must have at most " + maxLength + " characters.");
        return false;
    }
}
