/** HTTP as tests send it: well, through one client, and badly, on a plain socket. */
@NullMarked
package io.dateline.testkit.http;

import org.jspecify.annotations.NullMarked;
