package io.dateline.article.search;

import org.jspecify.annotations.Nullable;

/**
 * What an article is searched in.
 *
 * @param lang its language tag
 * @param plain its body as plain text
 */
public record ArticleText(
        String lang, String headline, @Nullable String standfirst, String plain) {}
