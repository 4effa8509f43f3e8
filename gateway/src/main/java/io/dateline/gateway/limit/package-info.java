/** Rate limits, which gateways share while Redis answers. */
@NullMarked
package io.dateline.gateway.limit;

import org.jspecify.annotations.NullMarked;
