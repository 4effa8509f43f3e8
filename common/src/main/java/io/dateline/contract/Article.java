package io.dateline.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An article as the API shows it: to readers without {@code status}, {@code createdAt} and the body's Markdown, to the
 * newsroom with them.
 *
 * @param version counts the changes; the newsroom's ETag
 * @param readingMinutes at 230 words a minute, at least 1
 * @param warnings in the answer to a save only: what the Markdown has and the HTML does not show as it is; null where there is
 *     nothing of that kind, and from processes of the version that did not say it yet
 * @param url the absolute address at which readers find it; null if it is not public, or the address of the site is not known
 */
public record Article(
        long id,
        String slug,
        String lang,
        int version,
        @Nullable ArticleStatus status,
        String headline,
        @Nullable String standfirst,
        @Nullable Dateline dateline,
        Body body,
        List<Section> contents,
        List<Author> authors,
        List<String> topics,
        List<String> tags,
        @Nullable Image image,
        List<Related> related,
        List<Translation> translations,
        List<Correction> corrections,
        Discussion comments,
        @Nullable Instant createdAt,
        @Nullable Instant publishedAt,
        Instant updatedAt,
        int wordCount,
        int readingMinutes,
        @Nullable List<Warning> warnings,
        @Nullable String url) {

    /** The same article, with what was left out when it was rendered. */
    public Article withWarnings(@Nullable List<Warning> found) {
        return new Article(
                id,
                slug,
                lang,
                version,
                status,
                headline,
                standfirst,
                dateline,
                body,
                contents,
                authors,
                topics,
                tags,
                image,
                related,
                translations,
                corrections,
                comments,
                createdAt,
                publishedAt,
                updatedAt,
                wordCount,
                readingMinutes,
                found == null || found.isEmpty() ? null : found,
                url);
    }

    /** Where and when a story was filed. */
    public record Dateline(String place, @Nullable LocalDate date) {}

    /** The story: sanitised HTML, the same as plain text, and for the newsroom the Markdown it was made from. */
    public record Body(@Nullable String markdown, String html, String text) {}

    /**
     * Something that was written and is not shown as it was meant.
     *
     * @param pointer the member of the article that has it, as a JSON pointer
     * @param line the line of that member, from 1; null if it is not known
     */
    public record Warning(
            String pointer,
            String code,
            String message,
            @Nullable Integer line) {}

    /** One heading of the body and the anchor that leads to it. */
    public record Section(String anchor, String heading) {}

    /** Who wrote it. */
    public record Author(String slug, String name) {}

    /** The picture at its head. */
    public record Image(
            String url,
            String alt,
            @Nullable String caption,
            @Nullable String credit) {}

    /** Another published article that the editor points to. */
    public record Related(String slug, String headline, Placement placement) {}

    /** The same story in another language. */
    public record Translation(String lang, String slug) {}

    /** What was corrected after publication, and when. */
    public record Correction(Instant at, String text) {}

    /** What readers may do below it, and how many comments are public. */
    public record Discussion(CommentPolicy policy, @Nullable Integer slowModeSeconds, long count) {}

    /** Where a related article is shown. */
    public enum Placement {
        /** In the middle of the story: the "Read also" link. */
        INLINE,
        /** After it. */
        END;

        /** The placement of that name in lower case; throws {@link IllegalArgumentException} if there is none. */
        @JsonCreator
        public static Placement named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
