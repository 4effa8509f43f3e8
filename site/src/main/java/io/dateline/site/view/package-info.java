/** What pages show, finished: templates put it in its place, and decide nothing. */
@NullMarked
package io.dateline.site.view;

import org.jspecify.annotations.NullMarked;
