package io.dateline.article.newsroom;

import io.dateline.article.text.Rendered;
import io.dateline.article.text.Rendering;
import io.dateline.article.writing.Written;
import io.dateline.bus.Failure;

/** Renders what was written, once, when it is saved. */
public final class Bodies {

    private final Rendering rendering;

    /** With this rendering. */
    public Bodies(Rendering rendering) {
        this.rendering = rendering;
    }

    /** The body; INVALID if it is nested, or goes on without a paragraph, as no person would. */
    Rendered render(Written written) {
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
