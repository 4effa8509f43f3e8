/** The connection to Redis. What is stored there may be lost at any time. */
@NullMarked
package io.dateline.redis;

import org.jspecify.annotations.NullMarked;
