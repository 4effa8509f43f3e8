package io.dateline.article.articles;

import io.dateline.access.Caller;
import io.dateline.access.Permission;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleStatus;
import java.util.List;

/**
 * An article as it is stored, and who may change it.
 *
 * @param article the article as the newsroom sees it
 * @param owner the account that created it
 */
record ArticleRecord(Article article, ArticleStatus status, long owner) {

    /** Whether readers could see it at any time. */
    boolean wasPublic() {
        return article.publishedAt() != null;
    }

    /** Whether readers can see it now. */
    boolean isPublic() {
        return status == ArticleStatus.PUBLISHED;
    }

    /** The same, with what was left out when it was rendered. */
    ArticleRecord withWarnings(List<Article.Warning> warnings) {
        return new ArticleRecord(article.withWarnings(warnings), status, owner);
    }

    /** Fails as NOT_FOUND if the article is not in the scope of the caller. */
    ArticleRecord requireInScope(Caller caller) {
        if (!Scope.of(caller).covers(owner)) {
            throw unknown();
        }
        return this;
    }

    /** Fails as FORBIDDEN if the article is public and the caller has no permission to publish. */
    void requireMayEdit(Caller caller) {
        if (isPublic() && !caller.may(Permission.ARTICLES_PUBLISH)) {
            throw Failure.forbidden(
                    "article-is-public",
                    "This article is public: to change it needs the permission " + Permission.ARTICLES_PUBLISH + ".");
        }
    }

    /** Fails as CONFLICT if the article has another version. */
    void requireVersion(int version) {
        if (article.version() != version) {
            throw Failure.conflict("version-mismatch", "Someone changed this article meanwhile.");
        }
    }

    /** The failure for an article that does not exist, and for one that the caller may not know of. */
    static Failure unknown() {
        return Failure.notFound("article-unknown", "There is no such article.");
    }
}
