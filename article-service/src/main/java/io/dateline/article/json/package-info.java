/** The members of JSON objects that people write: reading them with all their faults, and patching them. */
@NullMarked
package io.dateline.article.json;

import org.jspecify.annotations.NullMarked;
