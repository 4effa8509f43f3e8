/** Rate limits, shared between gateways while Redis answers. */
@NullMarked
package io.dateline.gateway.limit;

import org.jspecify.annotations.NullMarked;
