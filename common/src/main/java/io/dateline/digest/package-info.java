/** Digests of bytes and texts. */
@NullMarked
package io.dateline.digest;

import org.jspecify.annotations.NullMarked;
