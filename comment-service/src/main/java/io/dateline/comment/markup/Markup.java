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
 * A comment's text, rendered. Comments may use a small part of CommonMark: emphasis, links, block quotes, code, paragraphs and
 * line breaks. Everything else, such as headings, lists, images and HTML, is shown as it was typed.
 *
 * <p>The rendered HTML is sanitised with an allow-list, so that a defect of the renderer is not a security hole.
 *
 * @param html the sanitised HTML
 * @param linksHoldUsers whether a link has a user name or a password; the HTML shows its text without the link
 */
public record Markup(String html, boolean linksHoldUsers) {

    /** The greatest nesting; texts that are nested deeper are shown as plain text. */
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
            .matching((element, attribute, value) -> LinkRules.areAllowed(value) ? value : null)
            .onElements("a")
            .requireRelsOnLinks("nofollow", "ugc", "noopener")
            .toFactory();

    private static final Pattern TAG = Pattern.compile("<[^>]*+>");

    /** Renders a text, in time linear in its length. */
    public static Markup of(String text) {
        Node document = PARSER.parse(text);
        if (isDeeper(document, MAX_DEPTH)) {
            return asTyped(text);
        }
        String html = POLICY.sanitize(RENDERER.render(document)).strip();
        // A text can consist of link reference definitions alone.
        return html.isEmpty() ? asTyped(text) : new Markup(html, LinkRules.holdUsers(document));
    }

    /** The text that readers see: the HTML without tags, with character references resolved. */
    public String text() {
        return Encoding.decodeHtml(TAG.matcher(html).replaceAll(""), false);
    }

    private static Markup asTyped(String text) {
        return new Markup(POLICY.sanitize(PlainTextHtml.paragraph(text)), false);
    }

    /** Level by level, not by recursion: this check is what bounds the recursion of the renderer. */
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
