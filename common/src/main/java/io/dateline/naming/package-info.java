/** Names of people, compared as readers see them. Whoever uses it brings ICU. */
@NullMarked
package io.dateline.naming;

import org.jspecify.annotations.NullMarked;
