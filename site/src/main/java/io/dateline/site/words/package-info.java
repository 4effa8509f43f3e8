/** The words of the interface, by language: texts, numbers and times. */
@NullMarked
package io.dateline.site.words;

import org.jspecify.annotations.NullMarked;
