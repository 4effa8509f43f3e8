/** The dress of the site: style, words, files and pages that a newsroom brings along. */
@NullMarked
package io.dateline.site.theme;

import org.jspecify.annotations.NullMarked;
