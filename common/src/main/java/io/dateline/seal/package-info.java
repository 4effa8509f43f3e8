/** How a message on the bus is sealed, and which sealed messages are taken; it knows no bus. */
@NullMarked
package io.dateline.seal;

import org.jspecify.annotations.NullMarked;
