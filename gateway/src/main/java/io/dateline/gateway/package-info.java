/** The gateway: the way in from HTTP, and the one visible place where its parts are put together. */
@NullMarked
package io.dateline.gateway;

import org.jspecify.annotations.NullMarked;
