/** What readers ask for, as finished representations. */
@NullMarked
package io.dateline.article.bylines;

import org.jspecify.annotations.NullMarked;
