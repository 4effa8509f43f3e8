/** The contract of each service, the typed bus, and what every process needs to run. */
@NullMarked
package io.dateline.bus;

import org.jspecify.annotations.NullMarked;
