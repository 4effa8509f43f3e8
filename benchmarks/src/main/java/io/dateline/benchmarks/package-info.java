/** How fast the services are, next to the least that any service would have to do. */
@NullMarked
package io.dateline.benchmarks;

import org.jspecify.annotations.NullMarked;
