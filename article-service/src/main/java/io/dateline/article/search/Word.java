package io.dateline.article.search;

import java.util.ArrayList;
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

    /** A word has at most so many parts; the last one holds all that follow. */
    static final int MAX_PARTS = 8;

    /** Joins parts of which there are too many. */
    Word {
        if (parts.size() > MAX_PARTS) {
            List<String> kept = new ArrayList<>(parts.subList(0, MAX_PARTS - 1));
            kept.add(String.join("", parts.subList(MAX_PARTS - 1, parts.size())));
            parts = kept;
        }
        parts = List.copyOf(parts);
    }

    String joined() {
        return String.join("", parts);
    }
}
