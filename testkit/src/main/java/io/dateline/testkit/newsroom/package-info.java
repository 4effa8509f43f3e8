/** The language of the tests: what staff and readers do, over HTTP. */
@NullMarked
package io.dateline.testkit.newsroom;

import org.jspecify.annotations.NullMarked;
