package io.dateline.naming;

import com.ibm.icu.text.Normalizer2;
import io.dateline.form.CombiningMarks;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Folds names so that spellings of one name become equal: case, compatibility forms, invisible characters, and, where
 * words are taken, blanks, punctuation and symbols. ICU is not loaded for names in ASCII.
 */
public final class Folding {

    private static final int FIRST_BEYOND_ASCII = 0x80;

    private Folding() {}

    /**
     * Folds by NFKC_Casefold (UAX #31), which also removes invisible characters; boxed letters and small capitals
     * become plain letters.
     */
    public static String fold(String text) {
        return isAscii(text)
                ? text.toLowerCase(Locale.ROOT)
                : Normalizer2.getNFKCCasefoldInstance().normalize(StyledLetters.plain(text));
    }

    /** Removes accents and other marks; for comparison with words, not with names of people. */
    public static String withoutMarks(String text) {
        if (isAscii(text)) {
            return text;
        }
        StringBuilder bare = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> !CombiningMarks.isMark(c))
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }

    /** Its letters, digits and their marks, joined. */
    public static String lettersOf(String folded) {
        return String.join("", words(folded));
    }

    /** The words, separated by anything but letters, digits and marks. */
    public static List<String> words(String folded) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        folded.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || CombiningMarks.isMark(c)) {
                word.appendCodePoint(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    /** Whether all characters are ASCII. */
    public static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < FIRST_BEYOND_ASCII);
    }
}
