/** What metrics of all packages have in common. */
@NullMarked
package io.dateline.metrics;

import org.jspecify.annotations.NullMarked;
