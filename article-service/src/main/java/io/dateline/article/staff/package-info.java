/** The staff of the newsroom, their passwords and their sign-in. */
@NullMarked
package io.dateline.article.staff;

import org.jspecify.annotations.NullMarked;
