/** Pages of public comments, in threads. */
@NullMarked
package io.dateline.comment.threads;

import org.jspecify.annotations.NullMarked;
