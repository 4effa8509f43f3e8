/** Renders the Markdown of comments to safe HTML. */
@NullMarked
package io.dateline.comment.markup;

import org.jspecify.annotations.NullMarked;
