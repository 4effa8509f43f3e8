/** Views, the most read, and the Redis cache of popular articles. */
@NullMarked
package io.dateline.article.popularity;

import org.jspecify.annotations.NullMarked;
