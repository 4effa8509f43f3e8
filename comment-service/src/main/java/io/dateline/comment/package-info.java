/** Comments: intake, moderation, threads. */
@NullMarked
package io.dateline.comment;

import org.jspecify.annotations.NullMarked;
