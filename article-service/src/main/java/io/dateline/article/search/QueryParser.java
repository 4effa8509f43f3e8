package io.dateline.article.search;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads a question once, from its beginning to its end. */
final class QueryParser {

    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_WORDS = 32;

    /** What encloses a phrase, whichever way it points: „German“, »Danish«, « French », “English”, 「Japanese」. */
    private static final String QUOTES =
            "\"\u201C\u201D\u201E\u201F\u00AB\u00BB\uFF02\u300C\u300D\u300E\u300F\u301D\u301E\u301F";

    private static final String MINUS = "-\uFF0D";
    private static final String OR = "or";

    private final String q;
    private final List<WordTerms> languages;
    private final List<List<Condition>> alternatives = new ArrayList<>();
    private int at;
    private int words;

    private QueryParser(String q, List<WordTerms> languages) {
        this.q = q;
        this.languages = languages;
        alternatives.add(new ArrayList<>());
    }

    static Condition parse(String q, Collection<String> langs) {
        Set<Analysis> analyses = new LinkedHashSet<>();
        langs.forEach(lang -> analyses.add(Analysis.of(lang)));
        if (analyses.isEmpty()) {
            analyses.add(Analysis.of("und"));
        }
        String cut =
                q.length() <= MAX_LENGTH ? q : q.substring(0, q.offsetByCodePoints(0, q.codePointCount(0, MAX_LENGTH)));
        return new QueryParser(cut, analyses.stream().map(Analysis::newTerms).toList()).read();
    }

    private Condition read() {
        while (at < q.length() && words < MAX_WORDS) {
            if (isBlank(at)) {
                at++;
            } else if (isOr()) {
                at += OR.length();
                alternatives.add(new ArrayList<>());
            } else {
                readClause();
            }
        }
        alternatives.removeIf(List::isEmpty);
        return alternatives.isEmpty()
                ? new Condition.None()
                : Condition.Any.of(alternatives.stream().map(Condition.All::of).toList());
    }

    /** {@code OR} between two words; at the beginning and at the end it is a word, such as the French one for gold. */
    private boolean isOr() {
        int end = at + OR.length();
        return q.regionMatches(true, at, OR, 0, OR.length())
                && end < q.length()
                && isBlank(end)
                && !q.substring(end).isBlank()
                && !alternatives.getLast().isEmpty();
    }

    private void readClause() {
        boolean excluded = MINUS.indexOf(q.charAt(at)) >= 0;
        if (excluded) {
            at++;
        }
        List<Condition> clause = at < q.length() && isQuote(at) ? readPhrase() : readWords();
        if (!clause.isEmpty()) {
            Condition condition = Condition.All.of(clause);
            alternatives.getLast().add(excluded ? new Condition.Not(condition) : condition);
        }
    }

    /** The text up to the closing quote; a quote without a counterpart is skipped. */
    private List<Condition> readPhrase() {
        int start = ++at;
        int end = start;
        while (end < q.length() && !isQuote(end)) {
            end++;
        }
        if (end == q.length()) {
            return List.of();
        }
        at = end + 1;
        List<Token> tokens = asked(q.substring(start, end));
        return tokens.isEmpty() ? List.of() : List.of(phrase(tokens));
    }

    private List<Condition> readWords() {
        int start = at;
        while (at < q.length() && !isBlank(at) && !isQuote(at)) {
            at++;
        }
        List<Condition> conditions = new ArrayList<>();
        List<Token> touching = new ArrayList<>();
        for (Token word : asked(q.substring(start, at))) {
            if (!touching.isEmpty() && word.start() > touching.getLast().end()) {
                conditions.add(ofTouching(touching));
                touching = new ArrayList<>();
            }
            touching.add(word);
        }
        if (!touching.isEmpty()) {
            conditions.add(ofTouching(touching));
        }
        return conditions;
    }

    /** Pairs of characters of one word, and what stands beside it without a separator, stand together in the text, too. */
    private static Condition ofTouching(List<Token> words) {
        return words.size() == 1 ? new Condition.AnyTerm(words.getFirst().terms()) : phrase(words);
    }

    /** The words, each with its terms in all languages. */
    private List<Token> asked(String text) {
        List<Token> tokens = new ArrayList<>();
        for (Word word : Analysis.words(text, MAX_WORDS - words)) {
            Set<String> terms = new LinkedHashSet<>();
            languages.forEach(language -> terms.addAll(language.ofQuestion(word)));
            tokens.add(new Token(List.copyOf(terms), word.position(), word.start(), word.end()));
        }
        words += tokens.size();
        dropLastCharacters(tokens);
        return tokens;
    }

    /** The last character after a pair: in a text, others may follow. */
    private static void dropLastCharacters(List<Token> words) {
        for (int i = words.size() - 1; i > 0; i--) {
            Token before = words.get(i - 1);
            if (before.end() == words.get(i).end()
                    && before.start() < words.get(i).start()) {
                words.remove(i);
            }
        }
    }

    /** The words as they are spelled. */
    private static Condition phrase(List<Token> words) {
        List<Condition.AnyTerm> spelled = new ArrayList<>();
        List<Integer> distances = new ArrayList<>();
        for (Token word : words) {
            List<String> spellings = word.terms().stream()
                    .filter(term -> term.charAt(0) != Token.STEM)
                    .toList();
            spelled.add(new Condition.AnyTerm(spellings));
            distances.add(word.position() - words.getFirst().position());
        }
        return new Condition.Phrase(spelled, distances);
    }

    private boolean isBlank(int index) {
        char c = q.charAt(index);
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Between Hebrew letters a quote marks an acronym. */
    private boolean isQuote(int index) {
        return QUOTES.indexOf(q.charAt(index)) >= 0 && !(isHebrew(index - 1) && isHebrew(index + 1));
    }

    private boolean isHebrew(int index) {
        return index >= 0 && index < q.length() && UScript.getScript(q.charAt(index)) == UScript.HEBREW;
    }
}
