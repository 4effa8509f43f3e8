package io.dateline.article.articles.rendering;

import io.dateline.contract.Article;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Renders Markdown as sanitised HTML. HTML in the Markdown is shown as text. Dangerous content is removed twice: by the
 * renderer, and by an allow-list.
 */
public final class MarkdownRenderer {

    /** The maximum length of a paragraph, in characters. */
    public static final int LONGEST_PARAGRAPH = 20_000;

    /** The maximum number of cells in all tables of a story. */
    public static final int MOST_CELLS = 20_000;

    private static final int WORDS_A_MINUTE = 230;

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
     * @throws TooManyCells if tables can have more than {@link #MOST_CELLS} cells: a short line is a row of as many as the first
     * @throws CharactersRefused if a reference names a character that may not be typed
     */
    public RenderedBody render(String markdown, String lang, List<Article.Section> former) {
        if (Paragraphs.longest(markdown) > LONGEST_PARAGRAPH) {
            throw new ParagraphTooLong();
        }
        if (Tables.cells(markdown) > MOST_CELLS) {
            throw new TooManyCells();
        }
        Warnings warnings = new Warnings();
        Node document = StoryParser.parse(markdown, warnings);
        Anchors anchors = Anchors.of(document, lang, former);
        String text = PlainText.of(document);
        SeenCharacters.check(document, text, (code, message) -> {
            throw new CharactersRefused(code, message);
        });
        String html = HtmlSanitiser.sanitise(renderer(anchors).render(document));
        int words = Words.in(text, lang);
        return new RenderedBody(
                html,
                text,
                contents(anchors),
                words,
                Math.max(1, Math.ceilDiv(words, WORDS_A_MINUTE)),
                warnings.list());
    }

    private static HtmlRenderer renderer(Anchors anchors) {
        String footnotes = anchors.prefixOfNone("footnote");
        return HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .urlSanitizer(new DefaultUrlSanitizer(Links.SCHEMES))
                .attributeProviderFactory(context -> anchors)
                .attributeProviderFactory(context -> new Tables())
                .nodeRendererFactory(Figures.Renderer::new)
                .nodeRendererFactory(context -> new FootnoteRenderer(context, footnotes))
                .extensions(StoryParser.EXTENSIONS)
                .build();
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

    /** Tables have so many cells that they could take too much memory. */
    public static final class TooManyCells extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyCells() {
            super("Too many cells", null, false, false);
        }
    }

    /** A reference names a character that may not be typed; the message says which kind. */
    public static final class CharactersRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String code;

        CharactersRefused(String code, String message) {
            super(message, null, false, false);
            this.code = code;
        }

        /** The code of the fault that the character would be if it was typed. */
        public String code() {
            return code;
        }
    }
}
