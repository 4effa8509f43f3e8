/** The way of a request that the edge cache does not answer: to a surface, to an operation, through its handlers, to its end. */
@NullMarked
package io.dateline.gateway.routing;

import org.jspecify.annotations.NullMarked;
