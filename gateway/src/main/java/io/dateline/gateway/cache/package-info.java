/** The edge cache: finished answers to public reads, found by their address and dropped by what they show. */
@NullMarked
package io.dateline.gateway.cache;

import org.jspecify.annotations.NullMarked;
