package io.dateline.comment.markup;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** What numeric character references can put into a document. */
final class References {

    private References() {}

    /** Replaces halves of surrogate pairs by U+FFFD, as HTML does (WHATWG HTML, section 13.2.5.80). */
    static void replaceLoneSurrogates(Node document) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                text.setLiteral(io.dateline.form.Text.wellFormed(text.getLiteral()));
            }

            @Override
            public void visit(Link link) {
                link.setDestination(io.dateline.form.Text.wellFormed(link.getDestination()));
                visitChildren(link);
            }
        });
    }
}
