/** The site as people use it: in Chromium, with and without its script. Left out where there is no Chromium. */
@NullMarked
package io.dateline.system.browser;

import org.jspecify.annotations.NullMarked;
