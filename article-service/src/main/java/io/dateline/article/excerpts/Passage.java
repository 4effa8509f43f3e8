package io.dateline.article.excerpts;

import com.ibm.icu.util.ULocale;
import io.dateline.article.search.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A short part of a text, where most of what was found is close together. It begins and ends with sentences where they allow for
 * it, else with words, and never within a character as readers see them, unless that one is longer than a passage.
 *
 * @param text all of it
 * @param start where the passage begins in it, in UTF-16 units
 * @param end where it ends
 * @param found what is marked, in the order of the text
 */
record Passage(String text, int start, int end, List<Span> found) {

    /** UTF-16 units of a passage, at most. */
    static final int LENGTH = 240;

    /** Of these, before what was found, at most. */
    static final int LEAD = 80;

    /** A sentence that ends before is continued by the next one, as far as there is room. */
    private static final int LEAST = 160;

    /** Around what was found closest together. */
    static Passage of(String text, List<Span> found, Cluster cluster, ULocale locale) {
        TextBreaks breaks = TextBreaks.near(text, cluster.start(), LENGTH + LEAD, locale);
        int first = breaks.characterStart(cluster.start());
        int start = first > LEAD ? breaks.startBetween(first - LEAD, first) : 0;
        int end = text.length() - start > LENGTH
                ? breaks.endBetween(start, Math.max(cluster.end(), start + LEAST), start + LENGTH)
                : text.length();
        return new Passage(text, start, end, marks(found, breaks, start, end)).stripped();
    }

    String html() {
        return MarkedHtml.of(text, start, end, found);
    }

    /** The parts that are in the passage, in whole characters. */
    private static List<Span> marks(List<Span> found, TextBreaks breaks, int start, int end) {
        List<Span> marks = new ArrayList<>();
        int marked = start;
        for (Span span : found) {
            if (span.end() > start && span.start() < end) {
                int from = Math.max(marked, breaks.characterStart(Math.max(start, span.start())));
                int to = Math.min(end, breaks.characterEnd(Math.min(end, span.end())));
                if (from < to) {
                    marks.add(new Span(from, to));
                    marked = to;
                }
            }
        }
        return marks;
    }

    private Passage stripped() {
        int from = start;
        int to = end;
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        return new Passage(text, from, to, found);
    }
}
