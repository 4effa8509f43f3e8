/** How often articles are read. */
@NullMarked
package io.dateline.gateway.view;

import org.jspecify.annotations.NullMarked;
