/** Comparison of people's names as readers see them. Users of this package need ICU. */
@NullMarked
package io.dateline.naming;

import org.jspecify.annotations.NullMarked;
