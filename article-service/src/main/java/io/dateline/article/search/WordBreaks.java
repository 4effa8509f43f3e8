package io.dateline.article.search;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import io.dateline.article.search.Word.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes a text apart into words, by the word breaks of ICU (UAX #29). Text in scripts that do not separate words becomes pairs of
 * characters, each of which overlaps the next one, and its last character. What UAX #29 keeps together, but readers take for
 * several words, is taken apart further: addresses at their dots, names with underscores.
 */
final class WordBreaks {

    // Possessive, so that matching needs no stack.
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}++(?:[.,:;'\u066B\u066C]\\p{Nd}++)++");
    private static final Pattern ACRONYM = Pattern.compile("\\p{L}\\p{M}*+(?:\\.\\p{L}\\p{M}*+)++");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[.,:;'\u066B\u066C]");
    private static final Pattern BETWEEN_PARTS = Pattern.compile("['\"\u00B7\u2027" + CleanText.PART_SEPARATOR + "]+");
    private static final String BETWEEN_WORDS = "._:,;\uFE52\uFF0E";

    private final CleanText clean;
    private final String text;
    private final BreakIterator breaks = BreakIterator.getWordInstance(ULocale.ROOT);
    private final List<Word> words = new ArrayList<>();
    private final int most;

    private WordBreaks(CleanText clean, int most) {
        this.clean = clean;
        this.text = clean.text();
        this.most = most;
    }

    /** At most so many words, the first ones. */
    static List<Word> of(CleanText clean, int most) {
        WordBreaks breaks = new WordBreaks(clean, most);
        breaks.read();
        return breaks.words;
    }

    private void read() {
        int i = 0;
        while (i < text.length() && words.size() < most) {
            int end = endOfRun(i);
            if (Scripts.isUnseparated(text.codePointAt(i))) {
                readPairs(i, end);
            } else {
                readSeparated(i, end);
            }
            i = end;
        }
    }

    /** Where what begins there ends: text with or without separated words. */
    private int endOfRun(int start) {
        boolean unseparated = Scripts.isUnseparated(text.codePointAt(start));
        int i = start;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (Scripts.isUnseparated(c) != unseparated && c != CleanText.PART_SEPARATOR) {
                return i;
            }
            i += Character.charCount(c);
        }
        return i;
    }

    private void readPairs(int start, int end) {
        int i = start;
        int before = -1;
        while (i < end) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (c != CleanText.PART_SEPARATOR) {
                if (before >= 0) {
                    add(List.of(Character.toString(text.codePointAt(before)) + Character.toString(c)), Kind.PAIR, before, next);
                }
                before = i;
            }
            i = next;
        }
        int last = text.codePointAt(before);
        add(List.of(Character.toString(last)), Kind.LAST_CHARACTER, before, before + Character.charCount(last));
    }

    private void readSeparated(int start, int end) {
        breaks.setText(text.substring(start, end));
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE && words.size() < most; to = breaks.next()) {
            int first = text.codePointAt(start + from);
            if (breaks.getRuleStatus() >= BreakIterator.WORD_NONE_LIMIT) {
                readWord(start + from, start + to);
            } else if (isPicture(first)) {
                add(List.of(text.substring(start + from, start + to)), Kind.NUMBER, start + from, start + to);
            }
            from = to;
        }
    }

    private void readWord(int start, int end) {
        String word = text.substring(start, end);
        if (NUMBER.matcher(word).matches()) {
            add(List.of(BETWEEN_DIGITS.split(word)), Kind.NUMBER, start, end);
        } else if (ACRONYM.matcher(word).matches()) {
            add(List.of(word.replace(".", "")), Kind.WORD, start, end);
        } else {
            int from = start;
            for (int i = start; i <= end; i++) {
                if (i == end || BETWEEN_WORDS.indexOf(text.charAt(i)) >= 0) {
                    addParts(from, i);
                    from = i + 1;
                }
            }
        }
    }

    private void addParts(int start, int end) {
        List<String> parts = new ArrayList<>();
        for (String part : BETWEEN_PARTS.split(text.substring(start, end))) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        if (!parts.isEmpty()) {
            add(parts, Kind.WORD, start, end);
        }
    }

    private void add(List<String> parts, Kind kind, int start, int end) {
        if (words.size() < most) {
            words.add(new Word(parts, kind, words.size() + 1, clean.start(start), clean.end(end - 1)));
        }
    }

    private static boolean isPicture(int c) {
        return c > 0xFF && UCharacter.hasBinaryProperty(c, UProperty.EXTENDED_PICTOGRAPHIC);
    }
}
