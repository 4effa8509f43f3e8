package io.dateline.article.articles.rendering;

import io.dateline.article.slug.SlugText;
import io.dateline.contract.PageIds;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;

/**
 * The anchor of each heading of one document: unique within it, readable, whatever the script, and no id that the page around
 * it uses. An anchor that would be one gets {@code section-} before it; all others stay what they are, since people link to
 * them.
 */
final class Anchors implements AttributeProvider {

    private static final String KEPT_APART = "section-";

    /** The headline is the page's own first level. */
    private static final int HIGHEST_LEVEL = 2;

    private final Map<Heading, String> byHeading = new LinkedHashMap<>();

    /** The anchors that headings do not have because the page uses them, each with the first that took its place. */
    private final Map<String, String> keptApart = new HashMap<>();

    private Anchors() {}

    static Anchors of(Node document) {
        Anchors anchors = new Anchors();
        Map<String, Integer> taken = new HashMap<>();
        Nodes.each(document, node -> {
            if (node instanceof Heading heading) {
                heading.setLevel(Math.max(HIGHEST_LEVEL, heading.getLevel()));
                String slug = SlugText.of(PlainText.of(heading), "section");
                String anchor = unique(apartFromThePage(slug), taken);
                anchors.byHeading.put(heading, anchor);
                if (PageIds.areReserved(slug)) {
                    anchors.keptApart.putIfAbsent("#" + slug, "#" + anchor);
                }
            }
        });
        anchors.redirectLinks(document);
        return anchors;
    }

    Map<Heading, String> byHeading() {
        return byHeading;
    }

    @Override
    public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
        String anchor = node instanceof Heading heading ? byHeading.get(heading) : null;
        if (anchor != null) {
            attributes.put("id", anchor);
        }
    }

    /** Links within the story that were made when the heading still had the anchor. */
    private void redirectLinks(Node document) {
        if (!keptApart.isEmpty()) {
            Nodes.each(document, node -> {
                if (node instanceof Link link && keptApart.containsKey(link.getDestination())) {
                    link.setDestination(keptApart.get(link.getDestination()));
                }
            });
        }
    }

    private static String apartFromThePage(String anchor) {
        return PageIds.areReserved(anchor) ? SlugText.of(KEPT_APART + anchor, KEPT_APART) : anchor;
    }

    /**
     * The anchor itself, or with the next number that is free.
     *
     * @param taken the anchors so far, each with the last number that was tried for it
     */
    private static String unique(String anchor, Map<String, Integer> taken) {
        Integer last = taken.putIfAbsent(anchor, 1);
        if (last == null) {
            return anchor;
        }
        String stem = SlugText.stem(anchor);
        int number = last;
        String candidate;
        do {
            number++;
            candidate = apartFromThePage(SlugText.numbered(stem, number));
        } while (taken.putIfAbsent(candidate, 1) != null);
        taken.put(anchor, number);
        return candidate;
    }
}
