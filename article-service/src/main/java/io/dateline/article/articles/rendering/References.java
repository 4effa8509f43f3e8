package io.dateline.article.articles.rendering;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.CustomNode;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkProcessor;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;

/**
 * Resolves the references to footnotes in one story, and watches those to links. Warns of references without a definition, of
 * definitions of links that nothing refers to, and of second ones.
 */
final class References implements LinkProcessor {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final Set<Node> used = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Warnings warnings;

    References(Warnings warnings) {
        this.warnings = warnings;
    }

    /** A reference to a footnote that is defined. */
    static final class ToFootnote extends CustomNode {
        private final FootnoteDefinition definition;

        private ToFootnote(FootnoteDefinition definition) {
            this.definition = definition;
        }

        FootnoteDefinition definition() {
            return definition;
        }
    }

    @Override
    public LinkResult process(LinkInfo link, Scanner scanner, InlineParserContext context) {
        if (link.destination() != null) {
            return LinkResult.none();
        }
        boolean hasLabel = link.label() != null && !link.label().isEmpty();
        String label = hasLabel ? link.label() : link.text(scanner);
        LinkReferenceDefinition definition = context.getDefinition(LinkReferenceDefinition.class, label);
        if (definition != null) {
            used.add(definition);
            return LinkResult.none();
        }
        if (beginsWithCaret(link)) {
            String text = hasLabel ? link.text(scanner) : label;
            if (FootnoteDefinition.isLabel(text.substring(1))) {
                return footnote(text.substring(1), link, context);
            }
        }
        // [sic] alone is a way to write; [text][label] and [text][] are links for certain.
        if (link.label() != null) {
            warnings.add(
                    "reference-undefined",
                    "There is no definition of " + Warnings.quote("[" + label + "]") + "; shown as text.",
                    link.openingBracket());
        }
        return LinkResult.none();
    }

    private LinkResult footnote(String label, LinkInfo link, InlineParserContext context) {
        FootnoteDefinition definition = context.getDefinition(FootnoteDefinition.class, label);
        if (definition != null) {
            return LinkResult.replaceWith(new ToFootnote(definition), link.afterTextBracket());
        }
        warnings.add(
                "footnote-undefined",
                "There is no footnote " + Warnings.quote("[^" + label + "]") + "; shown as text.",
                link.openingBracket());
        return LinkResult.none();
    }

    /** Reads no more of the text, because brackets may be nested. */
    private static boolean beginsWithCaret(LinkInfo link) {
        return link.openingBracket().getNext() instanceof Text text
                && text.getLiteral().startsWith("^");
    }

    /** Warns of definitions, after the document has been parsed. */
    void warnOfDefinitions(Node document) {
        Set<String> labels = new HashSet<>();
        Nodes.each(document, node -> {
            if (node instanceof LinkReferenceDefinition definition) {
                String name = Warnings.quote("[" + definition.getLabel() + "]");
                if (!labels.add(folded(definition.getLabel()))) {
                    warnings.add("reference-duplicate", "The first definition of " + name + " counts.", definition);
                } else if (!used.contains(definition)) {
                    warnings.add("reference-unused", "Nothing refers to " + name + "; it is not shown.", definition);
                }
            }
        });
    }

    /** A label as definitions are compared: case and the length of white space do not count. */
    static String folded(String label) {
        String folded = label.strip().toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
        return WHITE_SPACE.matcher(folded).replaceAll(" ");
    }
}
