/** Articles in PostgreSQL. */
@NullMarked
package io.dateline.article.lists;

import io.dateline.article.articles.Articles;
import org.jspecify.annotations.NullMarked;
