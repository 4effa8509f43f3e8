package io.dateline.article.search;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/** Makes the spellings of one word equal: case, accents of Latin, Greek and Cyrillic, vowel points, digits of all scripts. */
final class SpellingFolds {

    private static final char FIRST_BEYOND_ASCII = 0x80;
    private static final int LONGEST_FOLD = 4;
    private static final char SMALL_DOTLESS_I = '\u0131';
    private static final char LARGE_DOTTED_I = '\u0130';
    private static final Normalizer2 NFD = Normalizer2.getNFDInstance();
    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

    private SpellingFolds() {}

    /** Full case folding; with {@code dotlessI}, that of Turkish and Azerbaijani. */
    static String foldCase(String word, boolean dotlessI) {
        if (!dotlessI) {
            return UCharacter.foldCase(word, true);
        }
        return UCharacter.foldCase(word.replace('I', SMALL_DOTLESS_I).replace(LARGE_DOTTED_I, 'i'), true);
    }

    /** Removes accents and vowel points from a word in folded case; marks of other scripts are letters. */
    static String foldMarks(String word) {
        if (isAscii(word)) {
            return word;
        }
        StringBuilder folded = new StringBuilder(word.length());
        String parts = NFD.normalize(word);
        int base = UScript.UNKNOWN;
        for (int i = 0; i < parts.length(); ) {
            int c = parts.codePointAt(i);
            i += Character.charCount(c);
            if (Character.getType(c) == Character.NON_SPACING_MARK) {
                if (!isOptional(c, base)) {
                    folded.appendCodePoint(c);
                }
            } else {
                base = UScript.getScript(c);
                int digit = Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? UCharacter.digit(c) : -1;
                folded.appendCodePoint(digit < 0 ? c : '0' + digit);
            }
        }
        return foldLatinLetters(NFC.normalize(folded));
    }

    /** Letters that have no accent to remove, such as {@code ø} and {@code ł}. */
    private static String foldLatinLetters(String word) {
        char[] folded = new char[word.length() * LONGEST_FOLD];
        int length = ASCIIFoldingFilter.foldToASCII(word.toCharArray(), 0, folded, 0, word.length());
        return new String(folded, 0, length);
    }

    /** Whether a word is written in the Arabic script. */
    static boolean isArabic(String word) {
        return !isAscii(word) && UScript.getScript(word.codePointAt(0)) == UScript.ARABIC;
    }

    private static boolean isOptional(int mark, int base) {
        return switch (base) {
            case UScript.LATIN, UScript.GREEK, UScript.CYRILLIC -> true;
            case UScript.HEBREW, UScript.ARABIC -> !isHamzaOrMadda(mark);
            default -> false;
        };
    }

    /** With it, NFC composes letters, which the analysis of Arabic and Persian then makes equal where they are. */
    private static boolean isHamzaOrMadda(int mark) {
        return mark >= 0x0653 && mark <= 0x0655;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < FIRST_BEYOND_ASCII);
    }
}
