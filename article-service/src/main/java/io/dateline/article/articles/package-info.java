/** What the newsroom does with articles: create, edit, publish, withdraw, delete. */
@NullMarked
package io.dateline.article.articles;

import org.jspecify.annotations.NullMarked;
