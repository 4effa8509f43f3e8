package io.dateline.article.articles;

import java.util.function.BiConsumer;

/** What any text must be: not too long, and made of characters that can be stored and shown. */
final class Texts {

    private Texts() {}

    /** No letter, digit or sign that a reader would see. */
    static boolean isBlank(String text) {
        return text.codePoints().allMatch(Texts::isInvisible);
    }

    static void check(String text, int longest, BiConsumer<String, String> fault) {
        if (text.codePointCount(0, text.length()) > longest) {
            fault.accept("too-long", "At most " + longest + " characters are allowed.");
        }
        if (text.codePoints().anyMatch(Texts::isForbidden)) {
            fault.accept("control-character", "This holds a character that is no text.");
        }
    }

    private static boolean isInvisible(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    private static boolean isForbidden(int c) {
        boolean control = Character.getType(c) == Character.CONTROL && c != '\n' && c != '\r' && c != '\t';
        return control || Character.getType(c) == Character.SURROGATE;
    }
}
