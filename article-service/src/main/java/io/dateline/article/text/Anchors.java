package io.dateline.article.text;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;

/** The anchor of each heading of one document: unique within it, readable, whatever the script. */
final class Anchors implements AttributeProvider {

    /** The headline is the page's own first level. */
    private static final int HIGHEST_LEVEL = 2;

    private final Map<Heading, String> byHeading = new LinkedHashMap<>();

    private Anchors() {}

    static Anchors of(Node document) {
        Anchors anchors = new Anchors();
        Map<String, Integer> taken = new HashMap<>();
        Nodes.each(document, node -> {
            if (node instanceof Heading heading) {
                heading.setLevel(Math.max(HIGHEST_LEVEL, heading.getLevel()));
                anchors.byHeading.put(heading, unique(SlugText.of(PlainText.of(heading), "section"), taken));
            }
        });
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
            candidate = SlugText.numbered(stem, number);
        } while (taken.putIfAbsent(candidate, 1) != null);
        taken.put(anchor, number);
        return candidate;
    }
}
