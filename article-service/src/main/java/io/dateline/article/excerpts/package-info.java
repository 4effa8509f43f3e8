/** Excerpts: the passages of articles that show readers what a search found. */
@NullMarked
package io.dateline.article.excerpts;

import org.jspecify.annotations.NullMarked;
