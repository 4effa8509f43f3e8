package io.dateline.article.articles.rendering;

import io.dateline.article.slug.SlugText;
import io.dateline.contract.Article;
import io.dateline.contract.PageIds;
import io.dateline.form.Text;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;

/**
 * The anchors of the headings of one document that have words. An anchor is a slug of its heading, unique in the document. If the page around the
 * document uses the anchor as an id, it gets the prefix {@code section-}; all others must stay the same, because people link to
 * them.
 */
final class Anchors implements AttributeProvider {

    private static final String PREFIX = "section-";

    private final Map<Heading, String> byHeading = new LinkedHashMap<>();

    /** The anchors that the page reserves, each with the first anchor that replaces it. */
    private final Map<String, String> prefixed = new HashMap<>();

    private Anchors() {}

    /**
     * The anchors of a document.
     *
     * @param lang the language that its headings are written in
     * @param former headings and their anchors that readers know: a heading that is among them keeps its anchor
     */
    static Anchors of(Node document, String lang, List<Article.Section> former) {
        Anchors anchors = new Anchors();
        Map<Heading, String> kept = FormerAnchors.in(document, former);
        Map<String, Integer> taken = new HashMap<>();
        kept.values().forEach(anchor -> taken.put(anchor, 1));
        Nodes.each(document, node -> {
            if (node instanceof Heading heading && !Text.isBlank(PlainText.of(heading))) {
                String slug = SlugText.of(PlainText.of(heading), lang, "section");
                String anchor =
                        kept.containsKey(heading) ? kept.get(heading) : unique(withPrefixIfReserved(slug), taken);
                anchors.byHeading.put(heading, anchor);
                if (PageIds.areReserved(slug)) {
                    anchors.prefixed.putIfAbsent("#" + slug, "#" + anchor);
                }
            }
        });
        anchors.redirectLinks(document);
        return anchors;
    }

    Map<Heading, String> byHeading() {
        return byHeading;
    }

    /** The given prefix of ids, lengthened until no anchor begins with it. */
    String prefixOfNone(String prefix) {
        String unused = prefix;
        while (startsAny(unused)) {
            unused = "note-" + unused;
        }
        return unused;
    }

    private boolean startsAny(String prefix) {
        return byHeading.values().stream().anyMatch(anchor -> anchor.startsWith(prefix + "-"));
    }

    @Override
    public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
        String anchor = node instanceof Heading heading ? byHeading.get(heading) : null;
        if (anchor != null) {
            attributes.put("id", anchor);
        }
    }

    /** Redirects links within the story that use the anchor without the prefix. */
    private void redirectLinks(Node document) {
        if (!prefixed.isEmpty()) {
            Nodes.each(document, node -> {
                if (node instanceof Link link && prefixed.containsKey(link.getDestination())) {
                    link.setDestination(prefixed.get(link.getDestination()));
                }
            });
        }
    }

    private static String withPrefixIfReserved(String anchor) {
        return PageIds.areReserved(anchor) ? SlugText.of(PREFIX + anchor, SlugText.NO_LANGUAGE, PREFIX) : anchor;
    }

    /**
     * The anchor itself, or with the next free number appended.
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
            candidate = withPrefixIfReserved(SlugText.numbered(stem, number));
        } while (taken.putIfAbsent(candidate, 1) != null);
        taken.put(anchor, number);
        return candidate;
    }
}
