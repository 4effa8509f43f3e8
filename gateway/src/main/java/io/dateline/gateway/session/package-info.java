/** Authentication of staff by access tokens. */
@NullMarked
package io.dateline.gateway.session;

import org.jspecify.annotations.NullMarked;
