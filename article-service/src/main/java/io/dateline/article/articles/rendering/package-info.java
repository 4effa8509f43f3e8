/** Text and what is made of it: slugs in any script, Markdown to sanitised HTML, words. */
@NullMarked
package io.dateline.article.articles.rendering;

import org.jspecify.annotations.NullMarked;
