/** The least that any service would have to do, as processes to compare with. */
@NullMarked
package io.dateline.benchmarks.bare;

import org.jspecify.annotations.NullMarked;
