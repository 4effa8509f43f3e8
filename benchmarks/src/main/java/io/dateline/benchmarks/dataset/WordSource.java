package io.dateline.benchmarks.dataset;

import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Text of made-up words, with letters of its language. They are as often used as in any language (Zipf's law): the word of rank
 * {@code n} comes about {@code n} times less often than the first.
 */
final class WordSource {

    /** How many words a language has. */
    static final int DISTINCT = 100_000;

    private static final double LOG_DISTINCT = Math.log(DISTINCT);

    private static final String[] SYLLABLES = {
        "ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo", "kal", "mer", "nis", "tor"
    };

    private static final Map<String, String[]> OWN_SYLLABLES = Map.of(
            "de", "bä ce di fö gü la me ni po ruß sa te vi zo kal mer nis tor".split(" "),
            "es", "bá ce dí fo ña la me ni po ru sa té vi zó kal mer nis tor".split(" "),
            "fr", "bâ cé di fo çu la mè ni po rû sa te vi zo kal mer nis tœr".split(" "),
            "pt-BR", "bã cé di fo gu ça me ní po ru sa tê vi zo kal mer nis tor".split(" "),
            "ru", "ба це ди фо гу ла ме ни по ру са те ви зо каль мер нис тор".split(" "));

    private final RandomGenerator random;
    private final String lang;

    WordSource(RandomGenerator random, String lang) {
        this.random = random;
        this.lang = lang;
    }

    String word() {
        return word(lang, (int) Math.exp(random.nextDouble() * LOG_DISTINCT) - 1);
    }

    /** The word of that rank, from 0. The more it is used the shorter it is. */
    static String word(String lang, int rank) {
        String[] syllables = OWN_SYLLABLES.getOrDefault(lang, SYLLABLES);
        StringBuilder word = new StringBuilder();
        int rest = rank;
        while (word.isEmpty() || rest > 0) {
            word.append(syllables[rest % syllables.length]);
            rest /= syllables.length;
        }
        return word.append(syllables[(rank + word.length()) % syllables.length]).toString();
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
}
