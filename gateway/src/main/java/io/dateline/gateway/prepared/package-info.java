/** Finished answers, and how the one form is chosen that a request asks for (RFC 9110, sections 12 and 13). */
@NullMarked
package io.dateline.gateway.prepared;

import org.jspecify.annotations.NullMarked;
