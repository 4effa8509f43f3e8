package io.dateline.article.articles.rendering;

import java.util.function.Consumer;
import org.commonmark.node.Node;

/** Traverses documents. */
final class Nodes {

    private Nodes() {}

    /** The depth of a document; without recursion, because hostile Markdown can overflow the stack. */
    static int depth(Node root) {
        Node node = root;
        int depth = 0;
        int deepest = 0;
        while (true) {
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                deepest = Math.max(deepest, ++depth);
                continue;
            }
            while (depth > 0 && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            if (depth == 0) {
                return deepest;
            }
            node = node.getNext();
        }
    }

    /** Moves all children of a node to the end of another. */
    static void moveChildren(Node from, Node to) {
        for (Node child = from.getFirstChild(); child != null; child = from.getFirstChild()) {
            to.appendChild(child);
        }
    }

    /** Replaces a node by its children. */
    static void unwrap(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
            node.insertBefore(child);
        }
        node.unlink();
    }

    /** Whether a node is or has one of the given type. */
    static boolean contains(Node node, Class<? extends Node> type) {
        if (type.isInstance(node)) {
            return true;
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (contains(child, type)) {
                return true;
            }
        }
        return false;
    }

    /** Visits each node before its children, in the order of the text. */
    static void each(Node node, Consumer<Node> visitor) {
        visitor.accept(node);
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            each(child, visitor);
        }
    }
}
