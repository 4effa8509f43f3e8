/** Tests of the article-service over its bus, with real PostgreSQL and Redis. */
@NullMarked
package io.dateline.article;

import org.jspecify.annotations.NullMarked;
