package io.dateline.article.articles;

import io.dateline.contract.Article;
import io.dateline.contract.ArticleStatus;

/**
 * An article as it is stored.
 *
 * @param article the article as the newsroom sees it
 * @param owner the account that created it
 */
record ArticleRecord(Article article, ArticleStatus status, long owner) {

    /** Whether readers could see it at any time. */
    public boolean wasPublic() {
        return article.publishedAt() != null;
    }

    /** Whether readers can see it now. */
    public boolean isPublic() {
        return status == ArticleStatus.PUBLISHED;
    }
}
