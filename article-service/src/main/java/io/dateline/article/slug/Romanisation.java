package io.dateline.article.slug;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the words of a language are written in the letters a to z: as is customary for that language, else as ICU does it. A word
 * is read as a whole or not at all.
 *
 * <p>Chinese characters are read where the language is Chinese. In a text of another language their reading cannot be told
 * without a dictionary; the kana between them, which are endings and particles, are not read there either.
 */
final class Romanisation {

    private static final Set<String> CHINESE = Set.of("zh", "cmn");
    private static final Pattern WITHIN_WORDS = Pattern.compile("[\\p{M}\\p{Lm}\\p{Cf}'\"’`·]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern HYPHENS_AT_THE_ENDS = Pattern.compile("^-|-$");
    private static final Pattern UNREAD = Pattern.compile("[\\p{L}&&[^a-z]]");
    private static final Pattern WORD_OF_LETTERS = Pattern.compile(".*[a-z]{2}.*");

    private final String language;

    /** @param language its code (ISO 639) */
    Romanisation(String language) {
        this.language = language;
    }

    /** The slug of some words; empty if none can be read, or nothing but digits between words that cannot. */
    String read(List<String> words) {
        boolean kanaIsRead =
                readsHan() || words.stream().noneMatch(word -> scripts(word).contains(UnicodeScript.HAN));
        List<String> readings = new ArrayList<>();
        boolean leftOut = false;
        for (String word : words) {
            String reading = kanaIsRead || !SlugWords.isEastAsian(word) ? read(word) : null;
            if (reading == null) {
                leftOut = true;
            } else if (!reading.isEmpty()) {
                readings.add(reading);
            }
        }
        String slug = String.join("-", readings);
        return leftOut && !WORD_OF_LETTERS.matcher(slug).matches() ? "" : slug;
    }

    /** The reading of one word, null if it has none. */
    private @Nullable String read(String word) {
        String latin = word;
        Transliterator own = Transliterations.ofLanguage(language);
        if (own != null) {
            latin = own.transliterate(latin);
        }
        Set<UnicodeScript> scripts = scripts(latin);
        for (UnicodeScript script : scripts) {
            latin = read(latin, script);
        }
        String folded = Normalizer.normalize(Transliterations.TO_ASCII.transliterate(latin), Normalizer.Form.NFD);
        String joined = WITHIN_WORDS.matcher(folded.toLowerCase(Locale.ROOT)).replaceAll("");
        if (UNREAD.matcher(joined).find()) {
            return null;
        }
        return HYPHENS_AT_THE_ENDS
                .matcher(BETWEEN_WORDS.matcher(joined).replaceAll("-"))
                .replaceAll("");
    }

    private String read(String word, UnicodeScript script) {
        return switch (script) {
            case COMMON, INHERITED, LATIN -> word;
            case HAN -> readsHan() ? Transliterations.of(script, language).transliterate(word) : word;
            case HANGUL -> Hangul.read(word);
            default -> Transliterations.of(script, language).transliterate(word);
        };
    }

    private boolean readsHan() {
        return CHINESE.contains(language);
    }

    private static Set<UnicodeScript> scripts(String word) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        word.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        return scripts;
    }
}
