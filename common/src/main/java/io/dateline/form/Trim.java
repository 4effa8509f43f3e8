package io.dateline.form;

import java.util.function.IntPredicate;

/**
 * Cuts what was typed or pasted around a value by accident. What is cut is the same for everybody who reads the value.
 *
 * <p>Passwords are never cut, nor Markdown, where a blank at the start of a line means something.
 */
public final class Trim {

    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int WORD_JOINER = 0x2060;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private Trim() {}

    /**
     * Words of people without the blanks around them: white space of any kind, zero width space, word joiner, byte order mark.
     * Joiners and marks of direction stay, since they belong to the letter beside them.
     */
    public static String text(String text) {
        return cut(text, Trim::isBlank, Trim::isBlank);
    }

    /**
     * Something of a fixed form, such as an email address, a URL or a slug, without the {@linkplain Characters#isInvisible
     * invisible characters} around it; control characters stay, but for white space, and so does a variation selector after the
     * character that it belongs to.
     */
    public static String value(String text) {
        return cut(text, Trim::isInvisible, c -> isInvisible(c) && !Characters.isVariationSelector(c));
    }

    private static boolean isBlank(int c) {
        return Characters.isWhiteSpace(c) || c == ZERO_WIDTH_SPACE || c == WORD_JOINER || c == BYTE_ORDER_MARK;
    }

    private static boolean isInvisible(int c) {
        return isBlank(c) || (Characters.isInvisible(c) && !Characters.isControl(c));
    }

    private static String cut(String text, IntPredicate atStart, IntPredicate atEnd) {
        int start = 0;
        int end = text.length();
        while (start < end && atStart.test(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (start < end && atEnd.test(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }
}
