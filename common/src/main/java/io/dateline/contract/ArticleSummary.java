package io.dateline.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article in a list: all but its body. {@code status} and {@code createdAt} are for the newsroom only.
 *
 * @param excerpt where it has the words that were asked for; null in lists without a question
 * @param url the absolute address at which readers find it; null if it is not public, or the address of the site is not known
 */
public record ArticleSummary(
        long id,
        String slug,
        String lang,
        int version,
        @Nullable ArticleStatus status,
        String headline,
        @Nullable String standfirst,
        Article.@Nullable Dateline dateline,
        List<Article.Author> authors,
        List<String> topics,
        List<String> tags,
        Article.@Nullable Image image,
        Article.Discussion comments,
        @Nullable Instant createdAt,
        @Nullable Instant publishedAt,
        Instant updatedAt,
        int wordCount,
        int readingMinutes,
        @Nullable Excerpt excerpt,
        @Nullable String url) {

    /**
     * A short passage of an article's text.
     *
     * @param html text, escaped, with {@code <mark>} around what was found; no other tags
     */
    public record Excerpt(String html) {}

    /** The same with an excerpt. */
    public ArticleSummary with(Excerpt found) {
        return new ArticleSummary(
                id,
                slug,
                lang,
                version,
                status,
                headline,
                standfirst,
                dateline,
                authors,
                topics,
                tags,
                image,
                comments,
                createdAt,
                publishedAt,
                updatedAt,
                wordCount,
                readingMinutes,
                found,
                url);
    }
}
