/** The authors, topics and tags of articles: what there is, how it is named, renamed and merged, and what is near to a typo. */
@NullMarked
package io.dateline.article.taxonomy;

import org.jspecify.annotations.NullMarked;
