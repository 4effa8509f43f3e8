/** The counts of article views, and the cache of popular articles in Redis. */
@NullMarked
package io.dateline.article.popularity;

import org.jspecify.annotations.NullMarked;
