/** What it costs to seal a message of the bus. */
@NullMarked
package io.dateline.benchmarks.seal;

import org.jspecify.annotations.NullMarked;
