package io.dateline.article.search;

/** Terms in the text form of {@code tsvector} and {@code tsquery}. */
final class Lexemes {

    private Lexemes() {}

    /** A term in quotes. */
    static String quoted(String term) {
        return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
