/** How a slug is made of a text in any script. Its form is a rule of all modules: {@link io.dateline.form.Slug}. */
@NullMarked
package io.dateline.article.slug;

import org.jspecify.annotations.NullMarked;
