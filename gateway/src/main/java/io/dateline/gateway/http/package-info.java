/** What all requests have in common: ids, client addresses, bodies, headers, answers, the access log. */
@NullMarked
package io.dateline.gateway.http;

import org.jspecify.annotations.NullMarked;
