/** Lists of articles: published, most read, related and the newsroom's own, page by page. */
@NullMarked
package io.dateline.article.lists;

import org.jspecify.annotations.NullMarked;
