package io.dateline.article.articles;

import io.dateline.article.articles.rendering.Rendered;
import io.dateline.article.articles.rendering.Rendering;
import io.dateline.bus.Failure;

/** Renders what was written, once, when it is saved. */
public final class BodyRendering {

    private final Rendering rendering;

    /** With this rendering. */
    public BodyRendering(Rendering rendering) {
        this.rendering = rendering;
    }

    /** The body; INVALID if it is nested, or goes on without a paragraph, as no person would. */
    Rendered render(ArticleInput written) {
        try {
            return rendering.render(written.markdown(), written.lang());
        } catch (Rendering.ParagraphTooLong e) {
            throw Failure.invalid(
                    "/body/markdown",
                    "paragraph-too-long",
                    "No paragraph may have more than " + Rendering.LONGEST_PARAGRAPH + " characters.");
        } catch (Rendering.NestedTooDeeply e) {
            throw Failure.invalid("/body/markdown", "too-deep", "Quotes, lists or emphasis are nested too deeply.");
        }
    }
}
