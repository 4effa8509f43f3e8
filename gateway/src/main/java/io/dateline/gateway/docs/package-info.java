/** The pages beside the API: its description, a page to try it, explanations of problems. */
@NullMarked
package io.dateline.gateway.docs;

import org.jspecify.annotations.NullMarked;
