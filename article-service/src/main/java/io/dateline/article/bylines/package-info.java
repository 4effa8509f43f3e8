/** The profiles of authors, the accounts that they belong to, and the names that readers could confuse. */
@NullMarked
package io.dateline.article.bylines;

import org.jspecify.annotations.NullMarked;
