/** Articles in PostgreSQL. */
@NullMarked
package io.dateline.article.store;

import org.jspecify.annotations.NullMarked;
