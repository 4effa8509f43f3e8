/** Slugs: the form that they have, and how one is made of a text in any script. */
@NullMarked
package io.dateline.article.slug;

import org.jspecify.annotations.NullMarked;
