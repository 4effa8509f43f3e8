package io.dateline.naming;

import com.ibm.icu.text.Normalizer2;
import io.dateline.form.CombiningMarks;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Names without what does not tell them apart: case, compatibility forms, invisible characters, and, once they are taken apart
 * or put together, blanks, punctuation and symbols. ICU is not loaded for names in ASCII.
 */
public final class Folding {

    private static final int FIRST_BEYOND_ASCII = 0x80;

    private Folding() {}

    /** By NFKC_Casefold (UAX #31), which removes what is invisible too; letters in boxes and small capitals are letters. */
    public static String fold(String text) {
        return isAscii(text)
                ? text.toLowerCase(Locale.ROOT)
                : Normalizer2.getNFKCCasefoldInstance().normalize(StyledLetters.plain(text));
    }

    /** Accents, points and strokes taken off; for words, which nobody has for a name. */
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

    /** Its letters, digits and their marks as one word. */
    public static String lettersOf(String folded) {
        return String.join("", words(folded));
    }

    /** The words between everything that is no letter, digit or mark. */
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

    /** Whether it is of ASCII alone. */
    public static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < FIRST_BEYOND_ASCII);
    }
}
