package io.dateline.comment.markup;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;

/** The text that a document was parsed from. Its parts are given as nodes, with a line break between two lines. */
record Source(String text) {

    /** All that was typed for a node. */
    List<Node> of(Node node) {
        return between(node.getSourceSpans(), 0, text.length());
    }

    /** What was typed for a node before its children; all of it if it has none. */
    List<Node> before(Node node) {
        List<SourceSpan> children = childrenOf(node);
        return between(
                node.getSourceSpans(),
                0,
                children.isEmpty() ? text.length() : children.getFirst().getInputIndex());
    }

    /** What was typed for a node after its children; nothing if it has none. */
    List<Node> after(Node node) {
        List<SourceSpan> children = childrenOf(node);
        return between(
                node.getSourceSpans(), children.isEmpty() ? text.length() : end(children.getLast()), text.length());
    }

    private static List<SourceSpan> childrenOf(Node node) {
        return Nodes.childrenOf(node).stream()
                .flatMap(child -> child.getSourceSpans().stream())
                .toList();
    }

    private static int end(SourceSpan span) {
        return span.getInputIndex() + span.getLength();
    }

    private List<Node> between(List<SourceSpan> lines, int from, int to) {
        List<Node> parts = new ArrayList<>();
        for (SourceSpan line : lines) {
            int start = Math.max(from, line.getInputIndex());
            int end = Math.min(to, end(line));
            if (start < end) {
                if (!parts.isEmpty()) {
                    parts.add(new SoftLineBreak());
                }
                parts.add(new Text(text.substring(start, end)));
            }
        }
        return parts;
    }
}
