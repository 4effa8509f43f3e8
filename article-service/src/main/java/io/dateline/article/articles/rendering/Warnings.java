package io.dateline.article.articles.rendering;

import io.dateline.contract.Article;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** What the rendered story does not show as its Markdown has it: at most {@link #MOST} entries, in the order of the lines. */
final class Warnings {

    /** The maximum number of entries; where there are more, the last one says how many. */
    static final int MOST = 100;

    private static final String POINTER = "/body/markdown";
    private static final int LONGEST_QUOTE = 80;

    private final Set<Article.Warning> found = new LinkedHashSet<>();
    private int others;

    /** Adds an entry, once for each line. */
    void add(String code, String message, Node where) {
        add(code, message, line(where));
    }

    /** Adds an entry; the line is null if it is not known. */
    void add(String code, String message, @Nullable Integer line) {
        Article.Warning warning = new Article.Warning(POINTER, code, message, line);
        if (found.size() < MOST - 1) {
            found.add(warning);
        } else if (!found.contains(warning)) {
            others++;
        }
    }

    List<Article.Warning> list() {
        List<Article.Warning> list = new ArrayList<>(found);
        list.sort(Comparator.comparing(Article.Warning::line, Comparator.nullsLast(Comparator.naturalOrder())));
        if (others > 0) {
            list.add(new Article.Warning(POINTER, "more", "There are " + others + " more.", null));
        }
        return List.copyOf(list);
    }

    /** The beginning of a text, in quotation marks. */
    static String quote(String text) {
        boolean isLong = text.length() > LONGEST_QUOTE;
        return '"' + (isLong ? text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE / 2)) + "…" : text) + '"';
    }

    /** The line at which a node, or the block that it is in, begins; from 1. */
    private static @Nullable Integer line(Node where) {
        for (Node node = where; node != null; node = node.getParent()) {
            if (!node.getSourceSpans().isEmpty()) {
                return node.getSourceSpans().getFirst().getLineIndex() + 1;
            }
        }
        return null;
    }
}
