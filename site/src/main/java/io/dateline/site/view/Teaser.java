package io.dateline.site.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as it is shown in a list.
 *
 * @param lang the language of its texts
 * @param dir the direction of that language
 * @param topic the first of its topics
 * @param excerptHtml where it has the words that were searched; null elsewhere
 * @param comments how many are public
 */
public record Teaser(
        String href,
        String lang,
        String dir,
        String headline,
        @Nullable String standfirst,
        @Nullable Picture picture,
        List<Link> authors,
        @Nullable Link topic,
        Moment published,
        @Nullable String excerptHtml,
        long comments) {}
