/** A newsroom's archive of any size, made up and the same each time, loaded by COPY. */
@NullMarked
package io.dateline.benchmarks.dataset;

import org.jspecify.annotations.NullMarked;
