/** PostgreSQL and Redis for tests, one of each in a JVM, and one that can fail. */
@NullMarked
package io.dateline.testkit.server;

import org.jspecify.annotations.NullMarked;
