package io.dateline.comment.markup;

import io.dateline.form.Text;
import io.dateline.markup.BareAddresses;
import java.util.List;
import java.util.Set;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A comment's text, rendered. Comments may use a small part of CommonMark: emphasis, links, block quotes, code, paragraphs and
 * line breaks. Everything else, such as headings, lists, images, the titles of links and HTML, is shown as it was typed: no
 * word disappears.
 *
 * <p>The rendered HTML is sanitised with an allow-list, so that a defect of the renderer is not a security hole.
 *
 * @param html the sanitised HTML
 * @param text the text that readers see, with line ends between lines and blocks
 * @param saysNothing whether it shows no word of its writer: nothing visible, or only the addresses of links and images without
 *     a text
 * @param addresses where its links lead
 * @param linksHoldUsers whether a link has a user name or a password; it is shown as it was typed
 */
public record Markup(String html, String text, boolean saysNothing, List<String> addresses, boolean linksHoldUsers) {

    /** The greatest nesting; texts that are nested deeper are shown as plain text. */
    private static final int MAX_DEPTH = 16;

    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of(BlockQuote.class, FencedCodeBlock.class))
            .maxOpenBlockParsers(MAX_DEPTH)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).softbreak("<br />\n").build();

    /** Renders a text, in time linear in its length. */
    public static Markup of(String text) {
        Node document = PARSER.parse(text);
        if (Nodes.areDeeper(document, MAX_DEPTH)) {
            return of(SafeHtml.of(PlainTextHtml.paragraph(text)), Text.isBlank(text), List.of(), false);
        }
        References.replaceLoneSurrogates(document);
        boolean saysNothing = Text.isBlank(Words.of(document));
        boolean holdUsers = LinkRules.holdUsers(document);
        AsTyped.restore(document, text);
        BareAddresses.link(document);
        return of(SafeHtml.of(RENDERER.render(document)), saysNothing, LinkRules.addresses(document), holdUsers);
    }

    private static Markup of(SafeHtml safe, boolean saysNothing, List<String> addresses, boolean holdUsers) {
        return new Markup(safe.html(), safe.text(), saysNothing, addresses, holdUsers);
    }
}
