/** Callers, their permissions, and the roles that group permissions. */
@NullMarked
package io.dateline.access;

import org.jspecify.annotations.NullMarked;
