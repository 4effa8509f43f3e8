/** Pages of lists: where one ended, and the next begins. */
@NullMarked
package io.dateline.paging;

import org.jspecify.annotations.NullMarked;
