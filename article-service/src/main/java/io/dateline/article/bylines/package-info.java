/** What readers ask for, as finished representations. */
@NullMarked
package io.dateline.article.reading;

import org.jspecify.annotations.NullMarked;
