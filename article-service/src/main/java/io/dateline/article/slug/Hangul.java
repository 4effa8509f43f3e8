package io.dateline.article.slug;

import java.util.List;
import java.util.Set;

/**
 * Korean in Latin letters: the Revised Romanisation of 2000, which writes the sound of a syllable's last consonant as the next
 * syllable changes it. What only a dictionary tells, such as an inserted n, is not written.
 */
final class Hangul {

    private static final char FIRST = '\uac00';
    private static final char LAST = '\ud7a3';

    /** A particle: at the end of a word it leaves the noun before it as it is. */
    private static final char GENITIVE = '\uc758';

    private static final int VOWELS = 21;
    private static final int FINALS = 28;

    private static final List<String> INITIAL =
            List.of("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h");
    private static final List<String> VOWEL = List.of(
            "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu",
            "eu", "ui", "i");

    /** The last consonants as they end a word or stand before most consonants. */
    private static final List<String> FINAL = List.of(
            "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t",
            "ng", "t", "t", "k", "t", "p", "t");

    /** The same before a vowel, to which they pass over. */
    private static final List<String> BEFORE_VOWEL = List.of(
            "", "g", "kk", "ks", "n", "nj", "n", "d", "r", "lg", "lm", "lb", "ls", "lt", "lp", "r", "m", "b", "ps", "s",
            "ss", "ng", "j", "ch", "k", "t", "p", "");

    /** Those of the last consonants that end in h: nh, lh and h itself. */
    private static final Set<Integer> WITH_H = Set.of(6, 15, 27);

    private static final int NO_CONSONANT = INITIAL.indexOf("");
    private static final int VOWEL_I = VOWEL.indexOf("i");

    private Hangul() {}

    /** The text, which is one word, with each syllable of Hangul in Latin letters. */
    static String read(String text) {
        StringBuilder latin = new StringBuilder(text.length() * 3);
        int ending = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < FIRST || character > LAST) {
                latin.append(FINAL.get(ending)).append(character);
                ending = 0;
                continue;
            }
            if (character == GENITIVE && ending > 0 && i == text.length() - 1) {
                return latin.append(FINAL.get(ending)).append("-ui").toString();
            }
            int syllable = character - FIRST;
            int vowel = syllable / FINALS % VOWELS;
            latin.append(joint(ending, syllable / FINALS / VOWELS, vowel)).append(VOWEL.get(vowel));
            ending = syllable % FINALS;
        }
        return latin.append(FINAL.get(ending)).toString();
    }

    /** The consonants between two vowels. */
    private static String joint(int ending, int initial, int vowel) {
        String next = INITIAL.get(initial);
        if (initial == NO_CONSONANT) {
            return vowel == VOWEL_I ? palatal(BEFORE_VOWEL.get(ending)) : BEFORE_VOWEL.get(ending);
        }
        if (WITH_H.contains(ending) && "gdj".contains(next)) {
            return FINAL.get(ending).replace("t", "") + aspirated(next);
        }
        return assimilated(FINAL.get(ending), next);
    }

    private static String assimilated(String ending, String next) {
        return switch (next) {
            case "n", "m" ->
                switch (ending) {
                    case "k" -> "ng" + next;
                    case "t" -> "n" + next;
                    case "p" -> "m" + next;
                    case "l" -> next.equals("n") ? "ll" : "lm";
                    default -> ending + next;
                };
            case "r" ->
                switch (ending) {
                    case "k", "ng" -> "ngn";
                    case "t" -> "nn";
                    case "p", "m" -> "mn";
                    case "n", "l" -> "ll";
                    default -> ending + next;
                };
            default -> ending + next;
        };
    }

    /** Before the vowel i, two consonants change. */
    private static String palatal(String consonants) {
        return switch (consonants) {
            case "d" -> "j";
            case "t" -> "ch";
            case "lt" -> "lch";
            default -> consonants;
        };
    }

    private static String aspirated(String consonant) {
        return switch (consonant) {
            case "g" -> "k";
            case "d" -> "t";
            default -> "ch";
        };
    }
}
