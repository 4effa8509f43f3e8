package io.dateline.article.search;

import java.util.List;

/**
 * A word as it was found in a clean text, before case and accents are folded.
 *
 * @param parts what its apostrophes and other inner separators separate; most words have one part
 * @param kind how it is understood
 * @param position the place among the words, from 1
 * @param start where it begins in the raw text
 * @param end where it ends in the raw text
 */
record Word(List<String> parts, Kind kind, int position, int start, int end) {

    /** How a word is understood. */
    enum Kind {
        /** It may have a stem. */
        WORD,
        /** It is found as it is, and by its parts. */
        NUMBER,
        /** Two characters of a script that does not separate words. */
        PAIR,
        /** The last character of a text in such a script. */
        LAST_CHARACTER
    }

    String joined() {
        return String.join("", parts);
    }
}
