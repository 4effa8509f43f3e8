package io.dateline.article.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question for words, in the syntax of PostgreSQL's {@code websearch_to_tsquery}: all words must occur; {@code "a b"} is a
 * phrase, {@code -a} must not occur, and {@code a OR b} needs one of both. Quotes of all languages mark phrases; one without a
 * counterpart is ignored. Everything else is punctuation. There is no syntax error.
 */
public final class SearchQuery {

    private final Condition condition;

    private SearchQuery(Condition condition) {
        this.condition = condition;
    }

    /**
     * Understands the words as words of any of the languages. Very long questions are cut.
     *
     * @param langs language tags; if there is none, words are found only as they are spelled
     */
    public static SearchQuery parse(String q, Collection<String> langs) {
        return new SearchQuery(QueryParser.parse(q, langs));
    }

    /** The text of a {@code tsquery}; empty if nothing is asked for. */
    public String tsquery() {
        return isEmpty() ? "" : condition.tsquery();
    }

    /**
     * A {@code tsquery} that an index of words answers by itself: it finds all that the question finds, and more where the order of
     * words counts, or words are excluded. Null if the index cannot be used, as for a question of excluded words alone.
     */
    public @Nullable String candidates() {
        return condition.candidates();
    }

    /** Whether it has no word, so that nothing is found. */
    public boolean isEmpty() {
        return condition instanceof Condition.None;
    }

    /**
     * Where a text has what was asked for: words, and phrases as a whole, but nothing that must not occur.
     *
     * @param tokens those of the text, by the analysis of its language
     * @return in their order; they neither overlap nor touch
     */
    public List<Span> found(List<Token> tokens) {
        List<Span> spans = new ArrayList<>();
        condition.addFound(tokens, spans);
        spans.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::end));
        List<Span> merged = new ArrayList<>(spans.size());
        for (Span span : spans) {
            if (!merged.isEmpty() && span.start() <= merged.getLast().end()) {
                Span last = merged.removeLast();
                merged.add(new Span(last.start(), Math.max(last.end(), span.end())));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }
}
