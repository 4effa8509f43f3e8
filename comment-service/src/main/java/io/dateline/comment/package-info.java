/** Comments: intake, moderation and threads. */
@NullMarked
package io.dateline.comment;

import org.jspecify.annotations.NullMarked;
