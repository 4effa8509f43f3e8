package io.dateline.form;

/** Classes of Unicode code points. */
public final class Characters {

    // Letters by their general category, but shown as nothing: they fill the place of a missing jamo.
    private static final int HANGUL_CHOSEONG_FILLER = 0x115F;
    private static final int HANGUL_JUNGSEONG_FILLER = 0x1160;
    private static final int HANGUL_FILLER = 0x3164;
    private static final int HALFWIDTH_HANGUL_FILLER = 0xFFA0;

    private Characters() {}

    /** A control character of any kind (general category Cc): C0 with tab and line ends, DEL, C1. */
    public static boolean isControl(int c) {
        return Character.getType(c) == Character.CONTROL;
    }

    /** A tab, line feed or carriage return: the control characters that a text of several lines may have. */
    public static boolean isTabOrLineEnd(int c) {
        return c == '\t' || c == '\n' || c == '\r';
    }

    /** U+2028 or U+2029, which end a line without being control characters. */
    public static boolean isLineSeparator(int c) {
        return c == 0x2028 || c == 0x2029;
    }

    /** Half of a surrogate pair without the other half; UTF-8 cannot encode it (RFC 3629, section 3). */
    public static boolean isLoneSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    /**
     * An embedding, override or isolate (UAX #9, section 2), which can take effect beyond the text that it is in. The marks
     * for left to right and right to left cannot, and are allowed.
     */
    public static boolean changesDirection(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    /** Shown as nothing: white space of any kind, control and format characters, Hangul fillers. */
    public static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT -> true;
            default ->
                c == HANGUL_CHOSEONG_FILLER
                        || c == HANGUL_JUNGSEONG_FILLER
                        || c == HANGUL_FILLER
                        || c == HALFWIDTH_HANGUL_FILLER;
        };
    }
}
