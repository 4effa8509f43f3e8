/** How comments of readers are written, whichever surface they come by. */
@NullMarked
package io.dateline.gateway.comment;

import org.jspecify.annotations.NullMarked;
