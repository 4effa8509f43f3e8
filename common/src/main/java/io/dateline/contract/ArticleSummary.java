package io.dateline.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An article in a list: all but its body. {@code status} and {@code createdAt} are for the newsroom only. */
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
        int readingMinutes) {}
