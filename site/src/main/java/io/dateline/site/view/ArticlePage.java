package io.dateline.site.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article with its first comments.
 *
 * @param lang the language of the article, which may be another one than that of the page's words
 * @param dateline where and when it was filed, as text, such as {@code Pyongyang, June 23, 2024}; null if it is in the body or
 *     there is none
 * @param bodyHtml with the dateline and the "Read also" link in their places
 * @param contents links to its headings; empty for a short one
 * @param updated null unless it was changed after publication
 * @param share links by which readers share it, which load nothing
 */
public record ArticlePage(
        Frame frame,
        String lang,
        String dir,
        String headline,
        @Nullable String standfirst,
        @Nullable String dateline,
        List<Link> authors,
        List<Link> topics,
        List<Link> tags,
        Moment published,
        @Nullable Moment updated,
        int readingMinutes,
        @Nullable Picture picture,
        List<Link> contents,
        String bodyHtml,
        List<Correction> corrections,
        List<Link> translations,
        List<Link> share,
        List<Teaser> related,
        List<Teaser> popular,
        Discussion discussion) {

    /** What was corrected. */
    public record Correction(Moment at, String text) {}
}
