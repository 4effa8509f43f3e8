package io.dateline.article.search;

import java.util.List;

/**
 * A word of a text, or a pair of characters where the script does not separate words.
 *
 * @param terms what it is found by: its spellings without accents, and the stems of these, which begin with {@link #STEM}
 * @param position the place among the words, from 1; phrases are words at consecutive positions
 * @param start where it begins in the text, in UTF-16 units
 * @param end where it ends; a pair of characters overlaps the next one
 */
public record Token(List<String> terms, int position, int start, int end) {

    /** The first character of all stems; no word has it. */
    public static final char STEM = '~';

    /** Copies the terms. */
    public Token {
        terms = List.copyOf(terms);
    }
}
