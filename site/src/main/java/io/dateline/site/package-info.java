/** The site: what readers see. Its composition and its start. */
@NullMarked
package io.dateline.site;

import org.jspecify.annotations.NullMarked;
