package io.dateline.comment.articles;

import io.dateline.contract.ArticleStatus;
import io.dateline.contract.CommentPolicy;
import java.time.Duration;

/**
 * An article as far as its comments are concerned.
 *
 * @param slug the present one
 * @param slowMode the least time between two comments of one writer; zero for none
 */
public record KnownArticle(long id, String slug, ArticleStatus status, CommentPolicy policy, Duration slowMode) {}
