/** What was measured, for people. */
@NullMarked
package io.dateline.benchmarks.report;

import org.jspecify.annotations.NullMarked;
