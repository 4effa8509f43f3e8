/** What the Markdown of articles and of comments have in common. */
@NullMarked
package io.dateline.markup;

import org.jspecify.annotations.NullMarked;
