package io.dateline.comment.markup;

import io.dateline.form.Text;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;

/** Turns the parts of CommonMark that comments do not have back into the text that was typed. */
final class AsTyped extends AbstractVisitor {

    private final Source source;
    private final List<Node> inlines = new ArrayList<>();
    private final List<LinkReferenceDefinition> definitions = new ArrayList<>();

    private AsTyped(Source source) {
        this.source = source;
    }

    /**
     * Changes a document that was parsed, with source spans, from a text.
     *
     * <ul>
     *   <li>Images, and links that are not allowed, have a title or show no text: all characters around their text are shown.
     *   <li>Link reference definitions are paragraphs. What refers to them stays a link if it is allowed.
     *   <li>The words after an opening code fence are the first line of the code.
     * </ul>
     */
    static void restore(Node document, String text) {
        AsTyped found = new AsTyped(new Source(text));
        document.accept(found);
        found.inlines.forEach(found::restoreInline);
        found.definitions.reversed().forEach(found::restoreDefinition);
    }

    @Override
    public void visit(Link link) {
        if (!LinkRules.areAllowed(link.getDestination()) || link.getTitle() != null || Text.isBlank(Words.of(link))) {
            inlines.add(link);
        }
        visitChildren(link);
    }

    @Override
    public void visit(Image image) {
        inlines.add(image);
        visitChildren(image);
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
        definitions.add(definition);
    }

    @Override
    public void visit(FencedCodeBlock code) {
        if (!code.getInfo().isEmpty()) {
            code.setLiteral(Text.wellFormed(code.getInfo()) + "\n" + code.getLiteral());
        }
    }

    private void restoreInline(Node inline) {
        source.before(inline).forEach(inline::insertBefore);
        List<Node> after = source.after(inline);
        for (Node child : Nodes.childrenOf(inline)) {
            inline.insertBefore(child);
        }
        after.forEach(inline::insertBefore);
        inline.unlink();
    }

    /** Definitions that follow one another, and the text after them, were typed as lines of one paragraph. */
    private void restoreDefinition(LinkReferenceDefinition definition) {
        List<Node> parts = source.of(definition);
        if (definition.getNext() instanceof Paragraph next && follows(definition, next)) {
            parts.add(new SoftLineBreak());
            parts.reversed().forEach(next::prependChild);
            next.setSourceSpans(definition.getSourceSpans());
        } else {
            Paragraph paragraph = new Paragraph();
            parts.forEach(paragraph::appendChild);
            paragraph.setSourceSpans(definition.getSourceSpans());
            definition.insertBefore(paragraph);
        }
        definition.unlink();
    }

    private static boolean follows(Node node, Node next) {
        return next.getSourceSpans().getFirst().getLineIndex()
                == node.getSourceSpans().getLast().getLineIndex() + 1;
    }
}
