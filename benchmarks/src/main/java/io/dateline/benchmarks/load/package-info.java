/** What asks: wrk, pgbench, and connections of our own. */
@NullMarked
package io.dateline.benchmarks.load;

import org.jspecify.annotations.NullMarked;
