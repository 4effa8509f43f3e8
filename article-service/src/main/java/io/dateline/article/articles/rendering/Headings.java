package io.dateline.article.articles.rendering;

import io.dateline.form.Text;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;

/** The levels of headings, and headings that show nothing. */
final class Headings {

    /** Level 1 is the headline of the page. */
    private static final int HIGHEST_LEVEL = 2;

    private Headings() {}

    /** Lowers the headings that are too high, and removes those that show nothing. */
    static void settle(Node document, Warnings warnings) {
        List<Heading> empty = new ArrayList<>();
        Nodes.each(document, node -> {
            if (node instanceof Heading heading) {
                if (showsNothing(heading)) {
                    empty.add(heading);
                    warnings.add("heading-empty", "A heading without words is not shown.", heading);
                } else if (heading.getLevel() < HIGHEST_LEVEL) {
                    heading.setLevel(HIGHEST_LEVEL);
                    warnings.add(
                            "heading-level",
                            "Shown as a heading of level 2: level 1 is the headline of the article.",
                            heading);
                }
            }
        });
        empty.forEach(Node::unlink);
    }

    private static boolean showsNothing(Heading heading) {
        return Text.isBlank(PlainText.of(heading)) && !Nodes.contains(heading, Image.class);
    }
}
