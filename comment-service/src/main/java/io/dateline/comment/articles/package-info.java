/** What the comment-service knows of articles, followed from the article-service. */
@NullMarked
package io.dateline.comment.articles;

import org.jspecify.annotations.NullMarked;
