package io.dateline.gateway.openapi;

import io.dateline.form.CombiningMarks;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What may not be in any text, whatever it is for. */
final class TextRules {

    private static final int LONGEST_NAME_SHOWN = 100;

    private TextRules() {}

    /** What is wrong with the characters of a text; empty when nothing is. */
    static List<Breach> breaches(String text, boolean multiline) {
        Set<Breach> breaches = EnumSet.noneOf(Breach.class);
        text.codePoints().forEach(c -> {
            if (isControl(c, multiline)) {
                breaches.add(Breach.CONTROL_CHARACTER);
            } else if (isSurrogate(c)) {
                breaches.add(Breach.SURROGATE);
            } else if (changesDirection(c)) {
                breaches.add(Breach.DIRECTION);
            }
        });
        if (CombiningMarks.areTooMany(text)) {
            breaches.add(Breach.COMBINING_MARKS);
        }
        return List.copyOf(breaches);
    }

    /** Whether a reader would see nothing at all. */
    static boolean isBlank(String text) {
        return text.codePoints().allMatch(TextRules::isInvisible);
    }

    /** A name from outside as it can be repeated: short, and nothing in it that is not plain. */
    static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints()
                .limit(LONGEST_NAME_SHOWN)
                .map(c -> isPlain(c) ? c : '?')
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static boolean isPlain(int c) {
        return c == ' ' || (!isControl(c, false) && !isInvisible(c) && !isSurrogate(c) && !changesDirection(c));
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static boolean isControl(int c, boolean multiline) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> !(multiline && (c == '\n' || c == '\r' || c == '\t'));
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> !multiline;
            default -> false;
        };
    }

    /** Embeddings, overrides and isolates (UAX #9), which reach beyond the text they are in. The plain marks do not. */
    private static boolean changesDirection(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean isInvisible(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT
                || c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0;
    }

    /** One thing wrong with a text. */
    enum Breach {
        CONTROL_CHARACTER("control-character", "Must hold no control characters."),
        SURROGATE("surrogate", "Must hold no half of a surrogate pair."),
        DIRECTION("direction", "Must hold no characters that change the direction of writing."),
        COMBINING_MARKS(
                "combining-marks", "Must have at most " + CombiningMarks.MOST + " combining marks on a character.");

        final String code;
        final String message;

        Breach(String code, String message) {
            this.code = code;
            this.message = message;
        }
    }
}
