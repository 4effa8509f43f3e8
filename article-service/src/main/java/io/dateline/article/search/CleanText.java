package io.dateline.article.search;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;

/**
 * A text in the normal form NFKC, without characters that are not shown, and with one apostrophe for all that stand for it.
 * It knows where each of its characters was in the text as it was written.
 */
final class CleanText {

    /** Within a word, a character that separates parts which also are words: it does not end the word for ICU. */
    static final char PART_SEPARATOR = '\u200C';

    static final char APOSTROPHE = '\'';

    /** Shown between letters like an apostrophe: quotes, prime, accents without a letter, letters of Polynesian and Uzbek. */
    private static final String APOSTROPHES =
            "'\u2018\u2019\u201B\u02B9\u02BB\u02BC\u02BD\u02C8\u00B4`\u2032\uA78B\uA78C\uFF07\u05F3\u055A";

    private static final String DOUBLE_QUOTES = "\"\u201C\u201D\u201E\u201F\u05F4\uFF02";
    private static final String TRADE_MARKS = "\u2122\u2120\u00AE\u00A9";
    private static final char GRAVE = '`';
    private static final char FIRST_BEYOND_ASCII = 0x80;
    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

    private final String raw;
    private final StringBuilder clean;
    private int[] starts;
    private int[] ends;

    private CleanText(String raw) {
        this.raw = raw;
        this.clean = new StringBuilder(raw.length());
        this.starts = new int[raw.length()];
        this.ends = new int[raw.length()];
        read();
    }

    static CleanText of(String raw) {
        return new CleanText(raw);
    }

    String text() {
        return clean.toString();
    }

    /** Where the character at that index began in the raw text. */
    int start(int index) {
        return starts[index];
    }

    /** Where the character at that index ended in the raw text. */
    int end(int index) {
        return ends[index];
    }

    private void read() {
        int i = 0;
        while (i < raw.length()) {
            char c = raw.charAt(i);
            boolean alone = i + 1 == raw.length() || raw.charAt(i + 1) < FIRST_BEYOND_ASCII;
            if (c < FIRST_BEYOND_ASCII && alone) {
                append(c == GRAVE ? APOSTROPHE : c, i, i + 1);
                i++;
            } else {
                i = readUnit(i);
            }
        }
    }

    /** Reads a character with all that it may be composed with; returns where the next one begins. */
    private int readUnit(int start) {
        StringBuilder unit = new StringBuilder();
        int first = raw.codePointAt(start);
        int i = start;
        do {
            int c = raw.codePointAt(i);
            if (isShown(c)) {
                unit.appendCodePoint(c);
            }
            i += Character.charCount(c);
        } while (i < raw.length() && !NFKC.hasBoundaryBefore(raw.codePointAt(i)));
        appendUnit(first, unit, start, i);
        return i;
    }

    private void appendUnit(int first, StringBuilder unit, int start, int end) {
        if (APOSTROPHES.indexOf(first) >= 0) {
            append(APOSTROPHE, start, end);
        } else if (DOUBLE_QUOTES.indexOf(first) >= 0 && isHebrew(raw, start - 1) && isHebrew(raw, end)) {
            append('"', start, end);
        } else if (TRADE_MARKS.indexOf(first) >= 0) {
            append(' ', start, end);
        } else if (!unit.isEmpty()) {
            appendNormal(first, NFKC.normalize(unit), start, end);
        }
    }

    private void appendNormal(int first, String normal, int start, int end) {
        int type = UCharacter.getIntPropertyValue(first, UProperty.DECOMPOSITION_TYPE);
        switch (type) {
            case UCharacter.DecompositionType.FRACTION,
                    UCharacter.DecompositionType.CIRCLE,
                    UCharacter.DecompositionType.SQUARE -> {
                append(' ', start, start);
                appendAll(normal, start, end);
                append(' ', end, end);
            }
            case UCharacter.DecompositionType.SUPER, UCharacter.DecompositionType.SUB -> {
                separateParts(start);
                appendAll(normal, start, end);
            }
            default -> appendAll(normal, start, end);
        }
    }

    /** So that the word before a small number, as of a footnote, is found without it. */
    private void separateParts(int at) {
        if (!clean.isEmpty() && Character.isLetterOrDigit(clean.charAt(clean.length() - 1))) {
            append(PART_SEPARATOR, at, at);
        }
    }

    private void appendAll(String normal, int start, int end) {
        for (int i = 0; i < normal.length(); i++) {
            append(normal.charAt(i), start, end);
        }
    }

    private void append(char c, int start, int end) {
        int index = clean.length();
        if (index == starts.length) {
            starts = Arrays.copyOf(starts, index + index / 2 + 16);
            ends = Arrays.copyOf(ends, starts.length);
        }
        starts[index] = start;
        ends[index] = end;
        clean.append(c);
    }

    private static boolean isShown(int c) {
        return c == PART_SEPARATOR || !UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    private static boolean isHebrew(String text, int index) {
        return index >= 0 && index < text.length() && UScript.getScript(text.charAt(index)) == UScript.HEBREW;
    }
}
