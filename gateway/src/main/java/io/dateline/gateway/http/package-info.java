/** What every request meets, whatever it asks for: ids, addresses, bodies, headers, the access log. */
@NullMarked
package io.dateline.gateway.http;

import org.jspecify.annotations.NullMarked;
