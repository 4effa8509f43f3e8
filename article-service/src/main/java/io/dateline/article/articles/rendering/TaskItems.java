package io.dateline.article.articles.rendering;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/**
 * Task list items: {@code [ ]} and {@code [x]} at the beginning of a list item are boxes. They are characters, so that they are
 * the same in HTML, text and feeds; nothing can be ticked.
 */
final class TaskItems {

    private static final Pattern BOX = Pattern.compile("\\[([ xX])](?=\\s)");
    private static final String OPEN = "\u2610";
    private static final String DONE = "\u2611";

    private TaskItems() {}

    static void mark(Node document) {
        Nodes.each(document, node -> {
            if (node instanceof ListItem
                    && node.getFirstChild() instanceof Paragraph paragraph
                    && paragraph.getFirstChild() instanceof Text text) {
                Matcher box = BOX.matcher(text.getLiteral());
                if (box.lookingAt()) {
                    String mark = box.group(1).equals(" ") ? OPEN : DONE;
                    text.setLiteral(mark + text.getLiteral().substring(box.end()));
                }
            }
        });
    }
}
