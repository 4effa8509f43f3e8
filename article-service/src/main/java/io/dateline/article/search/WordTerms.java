package io.dateline.article.search;

import io.dateline.article.search.Word.Kind;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the terms of words: spellings and stems. It remembers those of the words it met, for one text and one thread. */
final class WordTerms {

    /** What precedes an apostrophe without being part of the word: articles and pronouns of French, Italian and Catalan. */
    private static final Set<String> ELISIONS = Set.of(
            "l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "presqu", "entr",
            "un", "all", "dall", "dell", "nell", "sull", "coll", "pell", "gl", "agl", "dagl", "degl", "negl", "sugl",
            "quest", "quell", "dov", "com", "tutt", "sant", "bell", "cent", "mezz", "b");

    /** What follows an apostrophe without being part of the word, in English. */
    private static final Set<String> CLITICS = Set.of("s", "re", "ve", "ll", "d", "m");

    private static final char BETWEEN_DIGITS = '.';

    private final List<WordFilter> stemmers;
    private final boolean dotlessI;
    private final int maxLength;
    private final Map<String, List<String>> ofSpelling = new HashMap<>();
    private @Nullable WordFilter arabic;

    WordTerms(List<WordFilter> stemmers, boolean dotlessI, int maxLength) {
        this.stemmers = List.copyOf(stemmers);
        this.dotlessI = dotlessI;
        this.maxLength = maxLength;
    }

    /** All terms by which a word in a text is found. */
    List<String> ofText(Word word) {
        List<String> parts = word.parts();
        if (parts.size() == 1) {
            return ofSpelling(word.kind(), parts.getFirst());
        }
        Set<String> terms = new LinkedHashSet<>(ofSpelling(word.kind(), word.joined()));
        if (word.kind() == Kind.NUMBER) {
            terms.addAll(ofSpelling(Kind.NUMBER, withPoints(parts)));
        } else if (parts.size() > 2) {
            terms.addAll(ofSpelling(word.kind(), String.join("", parts.subList(1, parts.size()))));
        }
        parts.forEach(part -> terms.addAll(ofSpelling(word.kind(), part)));
        return List.copyOf(terms);
    }

    /** The terms by which a word in a question is looked for, any of which may be found. */
    List<String> ofQuestion(Word word) {
        return ofSpelling(word.kind(), asked(word));
    }

    private String asked(Word word) {
        List<String> parts = word.parts();
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        if (word.kind() == Kind.NUMBER) {
            return withPoints(parts);
        }
        if (ELISIONS.contains(SpellingFolds.foldCase(parts.getFirst(), false))) {
            return String.join("", parts.subList(1, parts.size()));
        }
        if (dotlessI || CLITICS.contains(SpellingFolds.foldCase(parts.getLast(), false))) {
            return String.join("", parts.subList(0, parts.size() - 1));
        }
        return word.joined();
    }

    /** Numbers are equal whatever groups their digits or begins their fraction. */
    private static String withPoints(List<String> parts) {
        return String.join(Character.toString(BETWEEN_DIGITS), parts);
    }

    private List<String> ofSpelling(Kind kind, String longSpelling) {
        String spelling = shortened(longSpelling);
        return switch (kind) {
            case WORD -> ofSpelling.computeIfAbsent(spelling, this::spellingAndStem);
            case NUMBER, PAIR, LAST_CHARACTER -> List.of(spelled(SpellingFolds.foldCase(spelling, false)));
        };
    }

    private List<String> spellingAndStem(String spelling) {
        String word = SpellingFolds.foldCase(spelling, dotlessI);
        Set<String> terms = new LinkedHashSet<>();
        terms.add(spelled(word));
        stemmers.forEach(stemmer -> terms.add(Token.STEM + spelled(stemmer.apply(word))));
        return List.copyOf(terms);
    }

    private String spelled(String word) {
        String folded = SpellingFolds.foldMarks(word);
        if (folded.isEmpty()) {
            return word;
        }
        if (!SpellingFolds.isArabic(folded)) {
            return folded;
        }
        if (arabic == null) {
            arabic = Stemmers.arabicSpelling();
        }
        return arabic.apply(folded);
    }

    /** Longer words than there are in any language are found by their beginning. */
    private String shortened(String spelling) {
        return spelling.codePointCount(0, spelling.length()) <= maxLength
                ? spelling
                : spelling.substring(0, spelling.offsetByCodePoints(0, maxLength));
    }
}
