/** What is measured, one class for each. */
@NullMarked
package io.dateline.benchmarks.rows;

import org.jspecify.annotations.NullMarked;
