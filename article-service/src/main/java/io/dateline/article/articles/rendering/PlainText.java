package io.dateline.article.articles.rendering;

import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The text of a document without markup. */
final class PlainText {

    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    /** Blocks are separated by an empty line. */
    static String of(Node node) {
        PlainText plain = new PlainText();
        Nodes.each(node, plain::append);
        return plain.text.toString().strip();
    }

    private void append(Node node) {
        if (node instanceof Block) {
            startBlock();
        }
        switch (node) {
            case Text words -> text.append(words.getLiteral());
            case Code code -> text.append(code.getLiteral());
            case HtmlInline html -> text.append(html.getLiteral());
            case HtmlBlock html -> text.append(html.getLiteral());
            case FencedCodeBlock code -> text.append(code.getLiteral());
            case IndentedCodeBlock code -> text.append(code.getLiteral());
            case SoftLineBreak line -> text.append(' ');
            case HardLineBreak line -> text.append('\n');
            default -> {}
        }
    }

    private void startBlock() {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        text.setLength(end);
        if (end > 0) {
            text.append("\n\n");
        }
    }
}
