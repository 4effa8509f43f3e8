/** The form in which articles are written, its rules, and the merging of patches. */
@NullMarked
package io.dateline.article.slug;

import org.jspecify.annotations.NullMarked;
