/** All services in one process, with a PostgreSQL and a Redis of their own. */
@NullMarked
package io.dateline.standalone;

import org.jspecify.annotations.NullMarked;
