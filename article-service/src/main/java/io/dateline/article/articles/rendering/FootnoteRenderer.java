package io.dateline.article.articles.rendering;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * Renders footnotes. What a link is for is said by its role (DPUB-ARIA), which screen readers say in the reader's language: the
 * HTML has no words of its own.
 */
final class FootnoteRenderer implements NodeRenderer {

    /** An arrow; as text, not as an emoji. */
    private static final String BACK = "\u21A9\uFE0E";

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;
    private final String prefix;

    /**
     * Renders within the given context.
     *
     * @param prefix with which no other id of the story begins
     */
    FootnoteRenderer(HtmlNodeRendererContext context, String prefix) {
        this.context = context;
        this.html = context.getWriter();
        this.prefix = prefix;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(
                Footnotes.Reference.class, Footnotes.Section.class, Footnotes.Note.class, Footnotes.BackLinks.class);
    }

    @Override
    public void render(Node node) {
        switch (node) {
            case Footnotes.Reference reference -> renderReference(reference);
            case Footnotes.Section section -> renderSection(section);
            case Footnotes.Note note -> renderNote(note);
            case Footnotes.BackLinks links -> renderBackLinks(links);
            default -> throw new IllegalArgumentException("No part of a footnote");
        }
    }

    private void renderReference(Footnotes.Reference reference) {
        html.tag("sup");
        Map<String, String> attributes = link(id(reference.number), "doc-noteref");
        attributes.put("id", referenceId(reference.number, reference.nth));
        html.tag("a", attributes);
        html.text(Integer.toString(reference.number));
        html.tag("/a");
        html.tag("/sup");
    }

    private void renderSection(Footnotes.Section section) {
        html.line();
        html.tag("section", Map.of("role", "doc-endnotes"));
        html.line();
        html.tag("ol");
        html.line();
        renderChildren(section);
        html.tag("/ol");
        html.line();
        html.tag("/section");
        html.line();
    }

    private void renderNote(Footnotes.Note note) {
        html.tag("li", Map.of("id", id(note.number())));
        renderChildren(note);
        html.tag("/li");
        html.line();
    }

    private void renderBackLinks(Footnotes.BackLinks links) {
        for (int nth = 1; nth <= links.references(); nth++) {
            html.text(" ");
            html.tag("a", link(referenceId(links.number(), nth), "doc-backlink"));
            html.text(BACK);
            if (nth > 1) {
                html.tag("sup");
                html.text(Integer.toString(nth));
                html.tag("/sup");
            }
            html.tag("/a");
        }
    }

    private void renderChildren(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }

    private static Map<String, String> link(String id, String role) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("href", "#" + id);
        attributes.put("role", role);
        return attributes;
    }

    private String id(int number) {
        return prefix + "-" + number;
    }

    private String referenceId(int number, int nth) {
        return id(number) + "-ref" + (nth == 1 ? "" : "-" + nth);
    }
}
