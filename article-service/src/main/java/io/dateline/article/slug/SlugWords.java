package io.dateline.article.slug;

import io.dateline.form.CombiningMarks;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The words of a text, in lower case and in compatibility forms (NFKC): {@code x²} is {@code x2}. Symbols and emoji are left out,
 * and so are apostrophes and invisible characters within a word. A word of Chinese or Japanese characters ends where others begin.
 */
final class SlugWords {

    private static final int LONGEST_TEXT_READ = 1_000;

    /** Accents alone that are typed for an apostrophe; their compatibility forms begin with a blank. */
    private static final Pattern TYPED_FOR_APOSTROPHES = Pattern.compile("[\u00b4\u1fbd\u1fbf\u1ffd]");

    /** Signs of trade marks, whose compatibility forms are letters; and where a fraction or an exponent follows a digit. */
    private static final Pattern SEPARATED = Pattern.compile("[\u2120\u2122]|(?<=\\p{Nd})(?=\\p{No})");

    /** The dot of the Catalan double l. */
    private static final Pattern DOT_BETWEEN_TWO_L = Pattern.compile("(?<=l)\u00b7(?=l)");

    /** Apostrophes and their like, Armenian accents, and letters of Hangul that show nothing. */
    private static final String LEFT_OUT =
            "'`\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u2018\u2019\u201b\u2032\ua78c"
                    + "\u055a\u055b\u055c\u055e\u05f3\u05f4\u115f\u1160";

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean eastAsian;

    private SlugWords() {}

    /** The words of the first 1,000 code points. */
    static List<String> of(String text) {
        int end = text.offsetByCodePoints(0, Math.min(LONGEST_TEXT_READ, text.codePointCount(0, text.length())));
        String typed = TYPED_FOR_APOSTROPHES.matcher(text.substring(0, end)).replaceAll("'");
        String separated = SEPARATED.matcher(typed).replaceAll(" ");
        String folded = Normalizer.normalize(separated, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        SlugWords split = new SlugWords();
        DOT_BETWEEN_TWO_L.matcher(folded).replaceAll("").codePoints().forEach(split::add);
        split.end();
        return split.words;
    }

    /** Whether a word is of the characters of Chinese and Japanese, which do not separate words. */
    static boolean isEastAsian(String word) {
        return isEastAsian(word.codePointAt(0));
    }

    private static boolean isEastAsian(int character) {
        return switch (UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            // The mark of a long vowel is of two scripts.
            default -> character == '\u30fc';
        };
    }

    private void add(int character) {
        if (isLeftOut(character)) {
            return;
        }
        if (Character.isDigit(character)) {
            append(Character.forDigit(Character.digit(character, 10), 10), false);
        } else if (CombiningMarks.isMark(character)) {
            append(character, eastAsian);
        } else if (Character.isLetter(character) || Character.getType(character) == Character.LETTER_NUMBER) {
            append(character, isEastAsian(character));
        } else {
            end();
        }
    }

    private void append(int character, boolean ofEastAsia) {
        if (ofEastAsia != eastAsian) {
            end();
            eastAsian = ofEastAsia;
        }
        word.appendCodePoint(character);
    }

    private void end() {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private boolean isLeftOut(int character) {
        return LEFT_OUT.indexOf(character) >= 0
                || Character.getType(character) == Character.FORMAT
                || (character == '"' && isHebrew());
    }

    /** In Hebrew, a quotation mark within a word is the sign of an abbreviation. */
    private boolean isHebrew() {
        return !word.isEmpty() && UnicodeScript.of(word.codePointBefore(word.length())) == UnicodeScript.HEBREW;
    }
}
