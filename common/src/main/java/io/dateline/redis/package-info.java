/** The way to Redis, for those who use it. What they keep there may be lost at any time. */
@NullMarked
package io.dateline.redis;

import org.jspecify.annotations.NullMarked;
