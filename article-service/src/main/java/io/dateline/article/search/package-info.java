/** Search for words: how text is taken apart, the index of words of each article, and questions to it. */
@NullMarked
package io.dateline.article.search;

import org.jspecify.annotations.NullMarked;
