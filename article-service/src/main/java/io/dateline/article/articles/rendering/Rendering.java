package io.dateline.article.articles.rendering;

import io.dateline.contract.Article;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * CommonMark to sanitised HTML. HTML within it is shown as the text it is; what could do harm is taken out twice, by
 * the renderer and by an allow-list.
 */
public final class Rendering {

    /** The most that may stand between two blank lines, list items or headings, in characters. */
    public static final int LONGEST_PARAGRAPH = 20_000;

    private static final int WORDS_A_MINUTE = 230;
    private static final int DEEPEST = 100;
    private static final int DEEPEST_BLOCKS = 50;

    private final Parser parser = Parser.builder()
            .maxOpenBlockParsers(DEEPEST_BLOCKS)
            .customInlineContentParserFactory(new AngleBrackets())
            .build();

    /**
     * Renders a story.
     *
     * @param lang its language, by whose rules words are counted
     * @throws NestedTooDeeply if emphasis, links, quotes and lists lie more than 100 deep within each other; of quotes
     *     and lists alone, what is beyond 50 is text
     * @throws ParagraphTooLong if one has more than {@link #LONGEST_PARAGRAPH} characters: within a paragraph the time to
     *     parse hostile emphasis grows with the square of its length
     */
    public Rendered render(String markdown, String lang) {
        Node document = parse(markdown);
        Anchors anchors = Anchors.of(document);
        HtmlRenderer renderer = HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(context -> anchors)
                .build();
        String html = Sanitising.sanitised(renderer.render(document));
        String text = PlainText.of(document);
        int words = Words.in(text, lang);
        return new Rendered(html, text, contents(anchors), words, Math.max(1, Math.ceilDiv(words, WORDS_A_MINUTE)));
    }

    private Node parse(String markdown) {
        if (Paragraphs.longest(markdown) > LONGEST_PARAGRAPH) {
            throw new ParagraphTooLong();
        }
        Node document;
        try {
            document = parser.parse(markdown);
        } catch (StackOverflowError e) {
            // The parser bounds how deep blocks are nested, but not emphasis, over which it recurses at its end.
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

    /** A paragraph that no person writes, and that may cost too much to render. */
    public static final class ParagraphTooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ParagraphTooLong() {
            super("Paragraph too long", null, false, false);
        }
    }

    /** Markdown that no person writes, and that costs too much to render. */
    public static final class NestedTooDeeply extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NestedTooDeeply() {
            super("Nested too deeply", null, false, false);
        }
    }
}
