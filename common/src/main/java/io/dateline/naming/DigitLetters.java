package io.dateline.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Names in which digits stand for letters: {@code Adm1n}, {@code Helen 8ird}.
 *
 * <p>Only digits beside a letter in one word are letters, and only in names with two letters or more; a number that is a word
 * by itself stays one. A name with such digits is compared as a whole, so that {@code Anna2}, {@code R2D2} and {@code 1st
 * Reader} are taken for nobody. A digit 1 is an i or an l, so both are one letter here, which holds for nothing but the
 * comparison with a name that has such digits: {@link #plain} brings the other side to the same form.
 */
public final class DigitLetters {

    /** By digit, from 0 on. */
    private static final String LETTERS = "olzeasgtbg";

    private static final int LEAST_LETTERS = 2;

    private DigitLetters() {}

    /**
     * What such a folded name may be read as, in the form of {@link #plain}; none where no digit stands for a letter. A number
     * at the end of a word may be one ({@code Anna2}), and in a name of several words also letters ({@code Maria Ross1}).
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

    /** A folded name without such digits, with one letter for i and l. */
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
