/** Levels of the log that are changed while the process runs. */
@NullMarked
package io.dateline.loglevel;

import org.jspecify.annotations.NullMarked;
