package io.dateline.article.articles.rendering;

import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The text of a document without markup. */
final class PlainText {

    private final StringBuilder text = new StringBuilder();

    /** Whether the numbers of footnotes are part of the text; of a heading they are not. */
    private final boolean withNotes;

    /** Where the number of a footnote ends, on the line on which its first block begins. */
    private int noteNumber = -1;

    private PlainText(boolean withNotes) {
        this.withNotes = withNotes;
    }

    /**
     * Blocks are separated by an empty line, the rows of a table by a line end, their cells by a tab. A footnote begins with its
     * number in brackets, as the reference to it.
     */
    static String of(Node node) {
        PlainText plain = new PlainText(!(node instanceof Heading));
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
            case TableRow row when !(row.getParent() instanceof TableHead) -> text.append('\n');
            case TableCell cell when cell.getPrevious() != null -> text.append('\t');
            case Footnotes.Reference reference when withNotes -> appendNumber(reference.number);
            case Footnotes.Note note -> {
                appendNumber(note.number());
                text.append(' ');
                noteNumber = text.length();
            }
            default -> {}
        }
    }

    private void appendNumber(int number) {
        text.append('[').append(number).append(']');
    }

    private void startBlock() {
        int end = text.length();
        if (end == noteNumber) {
            return;
        }
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        text.setLength(end);
        if (end > 0) {
            text.append("\n\n");
        }
    }
}
