package io.dateline.site.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Articles one below the other: of a topic, with a tag, by an author, of a month, found by words, or most read.
 *
 * @param kind {@code topic}, {@code tag}, {@code author}, {@code archive}, {@code search} or {@code popular}
 * @param empty what to say where there are no articles
 * @param query the words that were searched; null for other lists, empty for a search without words
 * @param choices other lists beside this one, such as the months of a year, or the windows of the most read; the present one
 *     has no address
 */
public record ListPage(
        Frame frame,
        String kind,
        String heading,
        @Nullable String description,
        @Nullable Picture picture,
        @Nullable String query,
        List<Link> choices,
        List<Teaser> articles,
        String empty,
        @Nullable String next) {}
