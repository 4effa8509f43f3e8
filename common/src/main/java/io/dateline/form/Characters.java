package io.dateline.form;

/** Classes of Unicode code points. */
public final class Characters {

    /** U+FFFD, shown where a character could not be decoded. */
    public static final int REPLACEMENT = 0xFFFD;

    private static final int NEXT_LINE = 0x85;

    // Symbols and letters by their general category, but shown as nothing.
    private static final int EMPTY_BRAILLE_PATTERN = 0x2800;
    private static final int OBJECT_REPLACEMENT = 0xFFFC;
    private static final int HIEROGLYPH_FULL_BLANK = 0x13441;
    private static final int HIEROGLYPH_HALF_BLANK = 0x13442;
    private static final int MUSICAL_NULL_NOTEHEAD = 0x1D159;

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

    /** White space of any kind (Unicode property White_Space), also what does not break a line. */
    public static boolean isWhiteSpace(int c) {
        return Character.isSpaceChar(c) || (c >= '\t' && c <= '\r') || c == NEXT_LINE;
    }

    /** Half of a surrogate pair without the other half; UTF-8 cannot encode it (RFC 3629, section 3). */
    public static boolean isLoneSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    /** An embedding or override, or the end of one (UAX #9, section 2.1 and 2.2): it can take effect beyond the text it is in. */
    public static boolean isEmbeddingOrOverride(int c) {
        return c >= 0x202A && c <= 0x202E;
    }

    /** A character that begins an isolate (UAX #9, section 2.4): LRI, RLI or FSI. */
    public static boolean beginsIsolate(int c) {
        return c >= 0x2066 && c <= 0x2068;
    }

    /** The character that ends an isolate: PDI. */
    public static boolean endsIsolate(int c) {
        return c == 0x2069;
    }

    /** What ends a paragraph for the order of characters (UAX #9, class B): line ends, U+2029, and separators among the controls. */
    public static boolean endsParagraph(int c) {
        return Character.getDirectionality(c) == Character.DIRECTIONALITY_PARAGRAPH_SEPARATOR;
    }

    /**
     * Shown as nothing: white space of any kind, control and format characters, what Unicode has as ignorable by default (joiners,
     * variation selectors, tags, Hangul fillers), noncharacters, and the blank ones among symbols and letters.
     */
    public static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT -> true;
            default -> isBlankSymbol(c) || isIgnorable(c);
        };
    }

    /** Chooses the form of the character before it, such as an emoji in colour; it belongs to that character. */
    public static boolean isVariationSelector(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    }

    private static boolean isBlankSymbol(int c) {
        return switch (c) {
            case EMPTY_BRAILLE_PATTERN,
                    OBJECT_REPLACEMENT,
                    HIEROGLYPH_FULL_BLANK,
                    HIEROGLYPH_HALF_BLANK,
                    MUSICAL_NULL_NOTEHEAD -> true;
            default -> false;
        };
    }

    /** Unicode property Default_Ignorable_Code_Point, but for format characters; and noncharacters. */
    private static boolean isIgnorable(int c) {
        return c == 0x034F
                || (c >= 0x115F && c <= 0x1160)
                || (c >= 0x17B4 && c <= 0x17B5)
                || (c >= 0x180B && c <= 0x180F)
                || c == 0x2065
                || c == 0x3164
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFFA0
                || (c >= 0xFFF0 && c <= 0xFFF8)
                || (c >= 0xE0000 && c <= 0xE0FFF)
                || (c >= 0xFDD0 && c <= 0xFDEF)
                || (c & 0xFFFE) == 0xFFFE;
    }
}
