/** What is said of faults, and the short ones of them. */
@NullMarked
package io.dateline.system.faults;

import org.jspecify.annotations.NullMarked;
