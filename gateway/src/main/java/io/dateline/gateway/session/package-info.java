/** Access tokens: what staff show instead of their password. */
@NullMarked
package io.dateline.gateway.session;

import org.jspecify.annotations.NullMarked;
