/** Writing comments: the check of their fields, the moderation chain, and the transaction that stores them. */
@NullMarked
package io.dateline.comment.intake;

import org.jspecify.annotations.NullMarked;
