/** Moderation by people: the comments that they see, and what they decide. */
@NullMarked
package io.dateline.comment.moderation;

import org.jspecify.annotations.NullMarked;
