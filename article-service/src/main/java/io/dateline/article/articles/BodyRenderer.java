package io.dateline.article.articles;

import io.dateline.article.articles.rendering.MarkdownRenderer;
import io.dateline.article.articles.rendering.RenderedBody;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import java.util.List;

/** Renders the body of an article once, when it is saved. */
public final class BodyRenderer {

    private final MarkdownRenderer renderer;

    /** Renders with the given renderer. */
    public BodyRenderer(MarkdownRenderer renderer) {
        this.renderer = renderer;
    }

    /** The same, after it has loaded what the first story needs, which takes up to two seconds on a busy machine. */
    public BodyRenderer prepared() {
        renderer.render("## One\n\n| [a](/b) |\n|---|\n| c[^1] |\n\n[^1]: d", "en");
        return this;
    }

    /**
     * The rendered body; INVALID if it is nested too deeply, or has too long a paragraph, too many cells or wrong characters.
     *
     * @param former the headings that readers know, which keep their anchors
     */
    RenderedBody render(ArticleInput input, List<Article.Section> former) {
        try {
            return renderer.render(input.markdown(), input.lang(), former);
        } catch (MarkdownRenderer.ParagraphTooLong e) {
            throw Failure.invalid(
                    "/body/markdown",
                    "paragraph-too-long",
                    "No paragraph may have more than " + MarkdownRenderer.LONGEST_PARAGRAPH + " characters.");
        } catch (MarkdownRenderer.NestedTooDeeply e) {
            throw Failure.invalid("/body/markdown", "too-deep", "Quotes, lists or emphasis are nested too deeply.");
        } catch (MarkdownRenderer.TooManyCells e) {
            throw Failure.invalid(
                    "/body/markdown",
                    "too-many-cells",
                    "Tables may have at most " + MarkdownRenderer.MOST_CELLS + " cells in all.");
        } catch (MarkdownRenderer.CharactersRefused e) {
            throw Failure.invalid("/body/markdown", e.code(), e.getMessage() + " References such as &#27; count.");
        }
    }
}
