/** From what a reader typed to HTML that is safe to show. */
@NullMarked
package io.dateline.comment.markup;

import org.jspecify.annotations.NullMarked;
