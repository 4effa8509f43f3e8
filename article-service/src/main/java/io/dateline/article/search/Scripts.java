package io.dateline.article.search;

import com.ibm.icu.lang.UScript;

/** Scripts that do not separate words, and how text in them is taken apart: by pairs of characters. */
final class Scripts {

    private Scripts() {}

    /**
     * Whether words are not separated around this letter or mark. Hangul counts, too: Korean separates words, but not their
     * endings, and has no stemmer here.
     */
    static boolean isUnseparated(int c) {
        if (c < 0x0E00) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.LOWERCASE_LETTER, Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> false;
            case Character.OTHER_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.LETTER_NUMBER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK -> isOfUnseparatedScript(c);
            default -> false;
        };
    }

    /** Whether a term is one such character. */
    static boolean isOneCharacter(String term) {
        int first = term.codePointAt(0);
        return term.length() == Character.charCount(first) && isUnseparated(first);
    }

    private static boolean isOfUnseparatedScript(int c) {
        return switch (UScript.getScript(c)) {
            case UScript.HAN,
                    UScript.HIRAGANA,
                    UScript.KATAKANA,
                    UScript.KATAKANA_OR_HIRAGANA,
                    UScript.BOPOMOFO,
                    UScript.HANGUL,
                    UScript.THAI,
                    UScript.LAO,
                    UScript.KHMER,
                    UScript.MYANMAR,
                    UScript.TAI_LE,
                    UScript.NEW_TAI_LUE,
                    UScript.TAI_VIET,
                    UScript.LANNA -> true;
            case UScript.COMMON, UScript.INHERITED -> UScript.hasScript(c, UScript.KATAKANA);
            default -> false;
        };
    }
}
