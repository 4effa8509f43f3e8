/** Faults that are put into a running newsroom, what is promised of each, and what was seen. */
@NullMarked
package io.dateline.system.faults;

import org.jspecify.annotations.NullMarked;
