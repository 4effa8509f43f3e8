/** Renders the Markdown of an article as sanitised HTML, plain text and contents. */
@NullMarked
package io.dateline.article.articles.rendering;

import org.jspecify.annotations.NullMarked;
