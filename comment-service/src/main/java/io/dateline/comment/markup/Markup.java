package io.dateline.comment.markup;

import java.util.Set;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The small part of CommonMark that comments may use: emphasis, links, block quotes, code, paragraphs and line breaks.
 * Everything else, headings, lists, images and HTML among it, is shown as the text that it is.
 *
 * <p>What it renders is sanitised with an allow-list afterwards, so that a defect here is not a hole.
 */
public final class Markup {

    /** Deeper than any conversation quotes; deeper texts are shown as plain text. */
    private static final int MAX_DEPTH = 16;

    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of(BlockQuote.class, FencedCodeBlock.class))
            .maxOpenBlockParsers(MAX_DEPTH)
            .build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .softbreak("<br />\n")
            .nodeRendererFactory(ImageAsText::new)
            .build();

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "em", "strong", "a", "blockquote", "code", "pre")
            .allowUrlProtocols("http", "https", "mailto")
            .allowAttributes("href")
            .matching((element, attribute, value) -> Links.areAllowed(value) ? value : null)
            .onElements("a")
            .requireRelsOnLinks("nofollow", "ugc", "noopener")
            .toFactory();

    private Markup() {}

    /** The HTML of a comment; empty when there is nothing to see. Takes time in proportion to the text. */
    public static String render(String text) {
        Node document = PARSER.parse(text);
        String html = isDeeper(document, MAX_DEPTH) ? PlainText.paragraph(text) : RENDERER.render(document);
        return POLICY.sanitize(html).strip();
    }

    /** Without recursion: this is what protects the recursion of the renderer. */
    private static boolean isDeeper(Node document, int most) {
        int depth = 0;
        Node node = document;
        while (true) {
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                if (++depth > most) {
                    return true;
                }
                continue;
            }
            while (node.getNext() == null) {
                if (depth == 0) {
                    return false;
                }
                node = node.getParent();
                depth--;
            }
            if (depth == 0) {
                return false;
            }
            node = node.getNext();
        }
    }
}
