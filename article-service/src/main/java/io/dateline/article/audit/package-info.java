/** Who did what in the newsroom: a log that is only added to, and how it is checked. */
@NullMarked
package io.dateline.article.audit;

import org.jspecify.annotations.NullMarked;
