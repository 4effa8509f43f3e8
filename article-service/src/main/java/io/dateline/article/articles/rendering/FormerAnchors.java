package io.dateline.article.articles.rendering;

import io.dateline.contract.Article;
import io.dateline.contract.PageIds;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/** Which headings of a document keep the anchors that readers know, because people link to them. */
final class FormerAnchors {

    private FormerAnchors() {}

    /** The anchors that are kept; headings of the same text keep theirs in their order. */
    static Map<Heading, String> in(Node document, List<Article.Section> former) {
        Map<String, Deque<String>> byText = new HashMap<>();
        former.stream()
                .filter(section -> !PageIds.areReserved(section.anchor()))
                .forEach(section -> byText.computeIfAbsent(section.heading(), text -> new ArrayDeque<>())
                        .add(section.anchor()));
        Map<Heading, String> kept = new HashMap<>();
        if (!byText.isEmpty()) {
            Nodes.each(document, node -> {
                if (node instanceof Heading heading) {
                    String anchor = byText.getOrDefault(PlainText.of(heading), new ArrayDeque<>())
                            .poll();
                    if (anchor != null) {
                        kept.put(heading, anchor);
                    }
                }
            });
        }
        return kept;
    }
}
