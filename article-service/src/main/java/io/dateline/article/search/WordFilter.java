package io.dateline.article.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Lucene's filters of one language, applied to one word after another: each filter makes one word of one word. For one thread at a
 * time.
 */
final class WordFilter {

    private final OneWord source = new OneWord();
    private final TokenStream filters;
    private final CharTermAttribute filtered;

    WordFilter(UnaryOperator<TokenStream> filters) {
        try {
            this.filters = filters.apply(source);
            this.filtered = this.filters.getAttribute(CharTermAttribute.class);
            this.filters.reset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The word after all filters; the word itself if nothing is left of it. */
    String apply(String word) {
        try {
            source.next = word;
            return filters.incrementToken() && !filtered.isEmpty() ? filtered.toString() : word;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class OneWord extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private String next = "";

        @Override
        public boolean incrementToken() {
            clearAttributes();
            term.append(next);
            return true;
        }
    }
}
