/** Articles, their popularity, and the staff who write them. */
@NullMarked
package io.dateline.article;

import org.jspecify.annotations.NullMarked;
