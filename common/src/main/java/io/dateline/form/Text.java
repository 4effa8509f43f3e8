package io.dateline.form;

/** What can be said of any text by its characters. */
public final class Text {

    private Text() {}

    /** Its length in code points; a lone surrogate counts as one. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * Whether a reader would see nothing: it is empty, or has nothing but {@linkplain Characters#isInvisible invisible characters}
     * and combining marks, which have no letter to stand on.
     */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(c -> Characters.isInvisible(c) || CombiningMarks.isMark(c));
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

    /**
     * Whether it can change the direction of writing of what stands beside it: it has an embedding or override, or an isolate
     * that does not begin and end within one paragraph (UAX #9, section 3.1.2). Balanced isolates are what mixed text needs, and
     * the marks for left to right and right to left reach no further than their neighbours.
     */
    public static boolean changesDirection(String text) {
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            // All of these characters are in the basic plane.
            char c = text.charAt(i);
            if (Characters.beginsIsolate(c)) {
                open++;
            } else if (Characters.endsIsolate(c)) {
                open--;
            }
            boolean unbalanced = open < 0 || (open > 0 && Characters.endsParagraph(c));
            if (unbalanced || Characters.isEmbeddingOrOverride(c)) {
                return true;
            }
        }
        return open != 0;
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
