package io.dateline.article.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of one article with their positions, as the text of a {@code tsvector}. It stays well within what PostgreSQL takes:
 * what lies beyond is not found.
 */
final class WordVector {

    /** Weights, as {@code ts_rank} knows them. */
    private static final String HEADLINE = "A";

    private static final String STANDFIRST = "B";
    private static final String BODY = "";

    /** PostgreSQL's own limit; later words share the last position. */
    private static final int LAST_POSITION = 16_383;

    private static final int MAX_POSITIONS_OF_TERM = 256;
    private static final int MAX_BODY = 100_000;

    /** Half of what PostgreSQL takes. */
    private static final int MAX_BYTES = 512 * 1024;

    private static final int BYTES_OF_CHARACTER = 4;
    private static final int BYTES_OF_POSITION = 2;
    private static final int BYTES_OF_TERM = 8;

    /** No phrase goes on from one part of an article to the next. */
    private static final int GAP = 10;

    private final Analysis analysis;
    private final Map<String, Positions> terms = new LinkedHashMap<>();
    private int offset;
    private int bytes;

    private static final class Positions {

        private final StringBuilder text = new StringBuilder();
        private int count;
        private int last;
    }

    private WordVector(Analysis analysis) {
        this.analysis = analysis;
    }

    static String of(ArticleText article) {
        WordVector vector = new WordVector(Analysis.of(article.lang()));
        vector.add(article.headline(), HEADLINE);
        if (article.standfirst() != null) {
            vector.add(article.standfirst(), STANDFIRST);
        }
        vector.add(beginning(article.plain()), BODY);
        return vector.text();
    }

    private void add(String text, String weight) {
        List<Token> tokens = analysis.tokens(text);
        for (Token token : tokens) {
            int position = Math.min(offset + token.position(), LAST_POSITION);
            token.terms().forEach(term -> add(term, position, weight));
        }
        offset += tokens.size() + GAP;
    }

    private void add(String term, int position, String weight) {
        Positions positions = terms.get(term);
        if (positions == null) {
            int needed = term.length() * BYTES_OF_CHARACTER + BYTES_OF_TERM;
            if (bytes + needed > MAX_BYTES) {
                return;
            }
            bytes += needed;
            positions = new Positions();
            terms.put(term, positions);
        }
        if (positions.count < MAX_POSITIONS_OF_TERM && positions.last != position && bytes < MAX_BYTES) {
            positions
                    .text
                    .append(positions.count == 0 ? ":" : ",")
                    .append(position)
                    .append(weight);
            positions.last = position;
            positions.count++;
            bytes += BYTES_OF_POSITION;
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        terms.forEach((term, positions) ->
                text.append(Lexemes.quoted(term)).append(positions.text).append(' '));
        return text.toString();
    }

    private static String beginning(String text) {
        if (text.length() <= MAX_BODY) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_BODY - 1)) ? MAX_BODY - 1 : MAX_BODY);
    }
}
