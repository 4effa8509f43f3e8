/** HTTP requests of tests: valid ones through one client, and any bytes on a plain socket. */
@NullMarked
package io.dateline.testkit.http;

import org.jspecify.annotations.NullMarked;
