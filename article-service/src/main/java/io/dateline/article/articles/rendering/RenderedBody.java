package io.dateline.article.articles.rendering;

import io.dateline.contract.Article;
import java.util.List;

/**
 * The rendered body of an article.
 *
 * @param html sanitised HTML, safe to embed in a page
 * @param text plain text; blocks are separated by an empty line
 * @param readingMinutes at least 1
 * @param warnings what the Markdown has and the HTML does not show as it is
 */
public record RenderedBody(
        String html,
        String text,
        List<Article.Section> contents,
        int wordCount,
        int readingMinutes,
        List<Article.Warning> warnings) {}
