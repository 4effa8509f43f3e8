package io.dateline.site.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first page of a language.
 *
 * @param lead the story at the top; null where nothing is published
 * @param latest the newest after it
 */
public record HomePage(
        Frame frame, @Nullable Teaser lead, List<Teaser> latest, List<Section> sections, List<Teaser> popular) {

    /** The latest of a topic. */
    public record Section(Link topic, List<Teaser> articles) {}
}
