/** Sealing of messages, and which sealed messages are accepted. It does not depend on the bus. */
@NullMarked
package io.dateline.seal;

import org.jspecify.annotations.NullMarked;
