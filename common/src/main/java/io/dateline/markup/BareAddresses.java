package io.dateline.markup;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Makes links of the addresses ({@link BareAddress}) in the text of a document. */
public final class BareAddresses {

    private BareAddresses() {}

    /**
     * Replaces each address by a link, except in links, images and code. Traverses the document recursively: its depth must be
     * limited.
     */
    public static void link(Node document) {
        List<Text> texts = new ArrayList<>();
        collect(document, texts);
        texts.forEach(BareAddresses::linkIn);
    }

    private static void collect(Node node, List<Text> texts) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Text text) {
                texts.add(text);
            } else if (!(child instanceof Link) && !(child instanceof Image)) {
                collect(child, texts);
            }
        }
    }

    private static void linkIn(Text text) {
        String literal = text.getLiteral();
        int end = 0;
        for (BareAddress address : BareAddress.in(literal)) {
            insertText(text, literal.substring(end, address.start()));
            Link link = new Link(address.destination(), null);
            link.appendChild(new Text(literal.substring(address.start(), address.end())));
            text.insertBefore(link);
            end = address.end();
        }
        if (end > 0) {
            insertText(text, literal.substring(end));
            text.unlink();
        }
    }

    private static void insertText(Text before, String literal) {
        if (!literal.isEmpty()) {
            before.insertBefore(new Text(literal));
        }
    }
}
