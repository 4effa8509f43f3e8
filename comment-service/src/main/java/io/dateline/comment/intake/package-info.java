/** The way of a comment in: its form, the moderation chain, and how it is written. */
@NullMarked
package io.dateline.comment.intake;

import org.jspecify.annotations.NullMarked;
