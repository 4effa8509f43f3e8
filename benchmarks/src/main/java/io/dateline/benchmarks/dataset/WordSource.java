package io.dateline.benchmarks.dataset;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** Text of made-up words, of which a few are used often and most seldom, as in any language. */
final class WordSource {

    private static final String[] SYLLABLES = {
        "ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo", "kal", "mer", "nis", "tor"
    };
    private static final int DISTINCT = SYLLABLES.length * SYLLABLES.length * 4;
    private static final String[] ALL = all();

    private final RandomGenerator random;

    WordSource(RandomGenerator random) {
        this.random = random;
    }

    String word() {
        double luck = random.nextDouble();
        return ALL[(int) (luck * luck * luck * DISTINCT)];
    }

    /** Some words, the first with a capital. */
    String sentence(int words) {
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < words; i++) {
            sentence.append(i == 0 ? capital(word()) : word()).append(i == words - 1 ? "" : " ");
        }
        return sentence.toString();
    }

    /** Sentences of at least so many words in all. */
    String paragraph(int words) {
        StringBuilder paragraph = new StringBuilder();
        int written = 0;
        while (written < words) {
            int length = random.nextInt(6, 18);
            paragraph.append(written == 0 ? "" : " ").append(sentence(length)).append('.');
            written += length;
        }
        return paragraph.toString();
    }

    static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String[] all() {
        String[] words = new String[DISTINCT];
        for (int i = 0; i < DISTINCT; i++) {
            int syllables = SYLLABLES.length;
            String last = i / (syllables * syllables) == 0 ? "" : SYLLABLES[i / (syllables * syllables)];
            words[i] = SYLLABLES[i % syllables] + SYLLABLES[i / syllables % syllables] + last;
        }
        return words;
    }
}
