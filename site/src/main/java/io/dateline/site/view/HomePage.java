package io.dateline.site.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first page of a language.
 *
 * @param lead the story at the top; null where nothing is published
 * @param second the stories beside it
 * @param latest the newest after them
 * @param today the day on which the page was made, with its weekday, such as {@code Saturday, 28 November 2026}
 */
public record HomePage(
        Frame frame,
        @Nullable Teaser lead,
        List<Teaser> second,
        List<Teaser> latest,
        List<Section> sections,
        List<Teaser> popular,
        Moment today) {

    /** The latest of a topic. */
    public record Section(Link topic, List<Teaser> articles) {}
}
