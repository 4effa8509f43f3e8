package io.dateline.article.articles.rendering;

import io.dateline.contract.Article;
import java.util.List;

/**
 * What is made of an article's Markdown when it is saved.
 *
 * @param html sanitised: may be put into a page as it is
 * @param text the same without marks, blocks separated by an empty line
 * @param readingMinutes at least 1
 */
public record Rendered(String html, String text, List<Article.Section> contents, int wordCount, int readingMinutes) {}
