package io.dateline.article.articles.rendering;

import io.dateline.contract.Article;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Renders CommonMark as sanitised HTML. HTML in the Markdown is shown as text. Dangerous content is removed twice: by the
 * renderer, and by an allow-list.
 */
public final class MarkdownRenderer {

    /** The maximum length of a paragraph, in characters. */
    public static final int LONGEST_PARAGRAPH = 20_000;

    private static final int WORDS_A_MINUTE = 230;
    private static final int DEEPEST = 100;
    private static final int DEEPEST_BLOCKS = 50;

    private final Parser parser = Parser.builder()
            .maxOpenBlockParsers(DEEPEST_BLOCKS)
            .customInlineContentParserFactory(new Autolinks())
            .build();

    /** Renders a story that readers do not know; see {@link #render(String, String, List)}. */
    public RenderedBody render(String markdown, String lang) {
        return render(markdown, lang, List.of());
    }

    /**
     * Renders a story.
     *
     * @param lang the language whose rules are used to count words and to make anchors
     * @param former the headings that readers know, which keep their anchors
     * @throws NestedTooDeeply if emphasis, links, quotes and lists are nested more than 100 levels deep; quotes and lists beyond
     *     level 50 are plain text
     * @throws ParagraphTooLong if a paragraph has more than {@link #LONGEST_PARAGRAPH} characters: the time to parse hostile
     *     emphasis grows with the square of its length
     */
    public RenderedBody render(String markdown, String lang, List<Article.Section> former) {
        Node document = parse(markdown);
        Anchors anchors = Anchors.of(document, lang, former);
        HtmlRenderer renderer = HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(context -> anchors)
                .build();
        String html = HtmlSanitiser.sanitise(renderer.render(document));
        String text = PlainText.of(document);
        int words = Words.in(text, lang);
        return new RenderedBody(html, text, contents(anchors), words, Math.max(1, Math.ceilDiv(words, WORDS_A_MINUTE)));
    }

    private Node parse(String markdown) {
        if (Paragraphs.longest(markdown) > LONGEST_PARAGRAPH) {
            throw new ParagraphTooLong();
        }
        Node document;
        try {
            document = parser.parse(markdown);
        } catch (StackOverflowError e) {
            // The parser limits the nesting of blocks, but not of emphasis, which it processes recursively at the end.
            throw new NestedTooDeeply();
        }
        if (Nodes.depth(document) > DEEPEST) {
            throw new NestedTooDeeply();
        }
        Links.unlinkRefused(document);
        return document;
    }

    private static List<Article.Section> contents(Anchors anchors) {
        List<Article.Section> sections = new ArrayList<>();
        anchors.byHeading()
                .forEach((heading, anchor) -> sections.add(new Article.Section(anchor, PlainText.of(heading))));
        return sections;
    }

    /** A paragraph is so long that it could take too much time to render. */
    public static final class ParagraphTooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ParagraphTooLong() {
            super("Paragraph too long", null, false, false);
        }
    }

    /** Markdown is nested so deeply that it would take too much time to render. */
    public static final class NestedTooDeeply extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NestedTooDeeply() {
            super("Nested too deeply", null, false, false);
        }
    }
}
