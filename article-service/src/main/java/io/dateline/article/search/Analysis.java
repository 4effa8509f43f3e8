package io.dateline.article.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How text of a language is taken apart into what it is found by. Texts and questions are analysed alike:
 *
 * <ol>
 *   <li>the text is normalised: NFKC, without soft hyphens and whatever is not shown ({@link CleanText});
 *   <li>it is taken apart into words, or pairs of characters ({@link WordBreaks});
 *   <li>the case of each word is folded, its stem is made ({@link Stemmers}), and last its accents are removed
 *       ({@link SpellingFolds}).
 * </ol>
 *
 * <p>Words with apostrophes have several spellings: {@code L’Élysée} is found as {@code lelysee} and {@code elysee}. Instances are
 * immutable and shared by all threads.
 */
public final class Analysis {

    /** Incremented with every change that makes other terms of the same text: then all articles are indexed anew. */
    public static final int NUMBER = 1;

    /** The positions of a {@code tsvector} end at 16,383; there are fewer than twice as many words in the longest body. */
    private static final int MAX_WORDS = 60_000;

    private static final int MAX_WORD_LENGTH = 100;
    private static final String WITHOUT_STEMMER = "";
    private static final Set<String> WITH_DOTLESS_I = Set.of("tr", "az");

    /** Shared by all languages with the same stemmer; there are at most as many as stemmers. */
    private static final ConcurrentHashMap<String, Analysis> BY_NAME = new ConcurrentHashMap<>();

    private final String name;
    private final @Nullable String stemmer;
    private final boolean dotlessI;

    private Analysis(String name) {
        this.name = name;
        this.stemmer = Stemmers.nameFor(name);
        this.dotlessI = WITH_DOTLESS_I.contains(name);
    }

    /** The analysis for a language tag such as {@code pt-BR}; for a language without a stemmer, one that makes no stems. */
    public static Analysis of(String lang) {
        String stemmer = Stemmers.nameFor(lang);
        String language = Locale.forLanguageTag(lang).getLanguage();
        String name = stemmer != null ? stemmer : WITH_DOTLESS_I.contains(language) ? language : WITHOUT_STEMMER;
        return BY_NAME.computeIfAbsent(name, Analysis::new);
    }

    /** What all languages that are analysed alike have in common: the language of the stemmer, or nothing. */
    public String name() {
        return name;
    }

    /** The words of a text in their order; of a very long text the first 60,000. */
    public List<Token> tokens(String text) {
        WordTerms terms = newTerms();
        List<Word> words = words(text, MAX_WORDS);
        List<Token> tokens = new ArrayList<>(words.size());
        for (Word word : words) {
            tokens.add(new Token(terms.ofText(word), word.position(), word.start(), word.end()));
        }
        return tokens;
    }

    /** The first words of a text, which are the same in all languages. */
    static List<Word> words(String text, int most) {
        return WordBreaks.of(CleanText.of(text), most);
    }

    /** Makes the terms of words in this language, for one thread. */
    WordTerms newTerms() {
        return new WordTerms(Stemmers.named(stemmer), dotlessI, MAX_WORD_LENGTH);
    }
}
