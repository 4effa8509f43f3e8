package io.dateline.form;

/**
 * The bound on combining marks: stacked higher, they cover the lines above and below.
 *
 * <p>Every writing system gets by with fewer: Vietnamese needs two on a letter, Thai three, pointed and chanted Hebrew and
 * Arabic with all signs five, and in the Indic scripts each consonant is a base of its own.
 */
public final class CombiningMarks {

    /** The most that one base character may have. */
    public static final int MAX = 8;

    /** The message for a text that has more, with {@link FaultCode#COMBINING_MARKS}. */
    public static final String MESSAGE = "Must have at most " + MAX + " combining marks on a character.";

    private static final int FIRST_BEYOND_ASCII = 0x80;

    private CombiningMarks() {}

    /** Whether some base character has more than {@link #MAX} of them; invisible format characters between do not count. */
    public static boolean areTooMany(String text) {
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isMark(c)) {
                if (++marks > MAX) {
                    return true;
                }
            } else if (Character.getType(c) != Character.FORMAT) {
                marks = 0;
            }
        }
        return false;
    }

    /** Whether it is a combining mark, of any kind. */
    public static boolean isMark(int c) {
        if (c < FIRST_BEYOND_ASCII) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
