package io.dateline.article.articles;

import io.dateline.article.articles.rendering.Rendered;
import io.dateline.article.articles.rendering.Rendering;
import io.dateline.bus.Failure;

/** Renders the body of an article once, when it is saved. */
public final class BodyRendering {

    private final Rendering rendering;

    /** Renders with the given renderer. */
    public BodyRendering(Rendering rendering) {
        this.rendering = rendering;
    }

    /** The rendered body; INVALID if it is nested too deeply or has too long a paragraph. */
    Rendered render(ArticleInput input) {
        try {
            return rendering.render(input.markdown(), input.lang());
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
