package io.dateline.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Names in which digits stand for letters: {@code Adm1n}, {@code Helen 8ird}.
 *
 * <p>A digit counts as a letter only beside a letter in the same word, and only in names with two letters or more; a
 * number that is a word of its own stays a number. Names with such digits are compared as a whole, so {@code Anna2},
 * {@code R2D2} and {@code 1st Reader} match nobody. The digit 1 stands for i or l, so in these comparisons i and l are
 * one letter: {@link #plain} converts the other side.
 */
public final class DigitLetters {

    /** The letters for the digits from 0 on. */
    private static final String LETTERS = "olzeasgtbg";

    private static final int LEAST_LETTERS = 2;

    private DigitLetters() {}

    /**
     * The possible readings of a folded name, in the form of {@link #plain}; empty if no digit stands for a letter.
     * Digits at the end of a word may be a number ({@code Anna2}), or, in a name of several words, letters ({@code
     * Maria Ross1}).
     */
    public static List<String> readings(String folded) {
        List<String> words = Folding.words(folded);
        List<String> readings = new ArrayList<>();
        if (folded.chars().noneMatch(c -> isDigit((char) c)) || letters(folded) < LEAST_LETTERS) {
            return readings;
        }
        String numbersKept = words.stream().map(word -> read(word, true)).collect(Collectors.joining(" "));
        String allLetters = words.stream().map(word -> read(word, false)).collect(Collectors.joining(" "));
        String asItIs = String.join(" ", words);
        if (!numbersKept.equals(asItIs)) {
            readings.add(plain(numbersKept));
        }
        if (words.size() > 1 && !allLetters.equals(numbersKept)) {
            readings.add(plain(allLetters));
        }
        return readings;
    }

    /** A folded name with i and l as one letter. */
    public static String plain(String folded) {
        return folded.replace('i', 'l');
    }

    private static String read(String word, boolean numberAtEnd) {
        if (letters(word) == 0) {
            return word;
        }
        int end = word.length();
        while (numberAtEnd && isDigit(word.charAt(end - 1))) {
            end--;
        }
        StringBuilder read = new StringBuilder(word);
        for (int i = 0; i < end; i++) {
            char c = word.charAt(i);
            if (isDigit(c)) {
                read.setCharAt(i, LETTERS.charAt(c - '0'));
            }
        }
        return read.toString();
    }

    private static long letters(String text) {
        return text.codePoints().filter(Character::isLetter).count();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
