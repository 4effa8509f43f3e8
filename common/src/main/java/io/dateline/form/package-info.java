/** What can be said of text from outside by its characters alone, wherever it came in. */
@NullMarked
package io.dateline.form;

import org.jspecify.annotations.NullMarked;
