package io.dateline.article.text;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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
        Set<String> taken = new HashSet<>();
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

    private static String unique(String anchor, Set<String> taken) {
        String candidate = anchor;
        for (int number = 2; !taken.add(candidate); number++) {
            candidate = SlugText.numbered(SlugText.stem(anchor), number);
        }
        return candidate;
    }
}
