package io.dateline.comment.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.Encoding;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The small part of CommonMark that comments may use: emphasis, links, block quotes, code, paragraphs and line breaks.
 * Everything else, headings, lists, images and HTML among it, is shown as the text that it is.
 *
 * <p>What it renders is sanitised with an allow-list afterwards, so that a defect here is not a hole.
 *
 * @param html what is shown
 * @param linksHoldUsers whether some link holds a user name or a password; it is no link in the HTML
 */
public record Markup(String html, boolean linksHoldUsers) {

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

    private static final Pattern TAG = Pattern.compile("<[^>]*+>");

    /** The comment that was typed so, in time that grows with the text no faster than the text. */
    public static Markup of(String text) {
        Node document = PARSER.parse(text);
        if (isDeeper(document, MAX_DEPTH)) {
            return asTyped(text);
        }
        String html = POLICY.sanitize(RENDERER.render(document)).strip();
        // A text can consist of what only defines the targets of links.
        return html.isEmpty() ? asTyped(text) : new Markup(html, Links.holdUsers(document));
    }

    /** The characters that readers see, in their order: those between the tags, with references resolved. */
    public String text() {
        return Encoding.decodeHtml(TAG.matcher(html).replaceAll(""), false);
    }

    private static Markup asTyped(String text) {
        return new Markup(POLICY.sanitize(PlainText.paragraph(text)), false);
    }

    /** Level by level and not by recursion, since this is what keeps the renderer's recursion short. */
    private static boolean isDeeper(Node document, int most) {
        List<Node> level = childrenOf(document);
        for (int depth = 1; !level.isEmpty(); depth++) {
            if (depth > most) {
                return true;
            }
            level = level.stream().flatMap(node -> childrenOf(node).stream()).toList();
        }
        return false;
    }

    private static List<Node> childrenOf(Node node) {
        List<Node> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }
}
