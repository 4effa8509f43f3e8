package io.dateline.article.articles;

import io.dateline.contract.Article;
import io.dateline.contract.ArticleStatus;

/**
 * An article as it is kept.
 *
 * @param article as the newsroom sees it
 * @param owner the account that made it
 */
public record ArticleRecord(Article article, ArticleStatus status, long owner) {

    /** Whether readers could ever see it. */
    public boolean wasPublic() {
        return article.publishedAt() != null;
    }

    /** Whether readers see it now. */
    public boolean isPublic() {
        return status == ArticleStatus.PUBLISHED;
    }
}
