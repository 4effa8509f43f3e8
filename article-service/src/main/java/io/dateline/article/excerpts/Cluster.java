package io.dateline.article.excerpts;

import io.dateline.article.search.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Things that were found close together.
 *
 * @param start where the first of them begins; 0 if nothing was found
 * @param end where the first of them ends
 * @param distinct how many of them differ, in small letters
 */
record Cluster(int start, int end, int distinct) {

    /** Those with the most different ones within {@code length} from the start of the first; the earliest of several. */
    static Cluster densest(String text, List<Span> found, int length) {
        List<String> words = found.stream()
                .map(span -> text.substring(span.start(), Math.min(span.end(), span.start() + length))
                        .toLowerCase(Locale.ROOT))
                .toList();
        Map<String, Integer> counts = new HashMap<>();
        Cluster densest = new Cluster(0, 0, 0);
        int next = 0;
        for (int first = 0; first < found.size(); first++) {
            Span span = found.get(first);
            while (next < found.size() && (next == first || found.get(next).end() <= span.start() + length)) {
                counts.merge(words.get(next), 1, Integer::sum);
                next++;
            }
            if (counts.size() > densest.distinct) {
                densest = new Cluster(span.start(), span.end(), counts.size());
            }
            counts.computeIfPresent(words.get(first), (word, count) -> count == 1 ? null : count - 1);
        }
        return densest;
    }
}
