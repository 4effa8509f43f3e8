package io.dateline.comment.markup;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;

/** Traverses documents. */
final class Nodes {

    private Nodes() {}

    /** The children of a node, as they are now. */
    static List<Node> childrenOf(Node node) {
        List<Node> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    /**
     * Whether a document is nested more than so many levels deep. Looks level by level, not by recursion: this check limits the
     * recursion of all that is done with the document.
     */
    static boolean areDeeper(Node document, int most) {
        List<Node> level = childrenOf(document);
        for (int depth = 1; !level.isEmpty(); depth++) {
            if (depth > most) {
                return true;
            }
            level = level.stream().flatMap(node -> childrenOf(node).stream()).toList();
        }
        return false;
    }
}
