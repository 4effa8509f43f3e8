/** HTTP: routes, validation, sign-in, rate limits, the edge cache. */
@NullMarked
package io.dateline.gateway;

import org.jspecify.annotations.NullMarked;
