/** What a bench gives: figures of rounds, ratios of them, rows with a verdict, or why there is none. */
@NullMarked
package io.dateline.benchmarks.result;

import org.jspecify.annotations.NullMarked;
