/** Who asks, and what they may do: permissions, the roles that are sets of them, and the caller of a question. */
@NullMarked
package io.dateline.access;

import org.jspecify.annotations.NullMarked;
