/** The life of an article: its input, its changes from draft to withdrawal, its rows in PostgreSQL, and how it is read. */
@NullMarked
package io.dateline.article.articles;

import org.jspecify.annotations.NullMarked;
