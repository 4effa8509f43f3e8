/** From a question for a page to its answer: what is asked of the services, and what is made of it. */
@NullMarked
package io.dateline.site.page;

import org.jspecify.annotations.NullMarked;
