package io.dateline.article.articles;

import io.dateline.access.Permission;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract.ById;

/** Makes articles public, and withdraws them. An article that comes back keeps the time it was first published. */
public final class PublishArticle {

    private final Articles articles;
    private final ArticleChange changing;

    /** Over these. */
    public PublishArticle(Articles articles, ArticleChange changing) {
        this.articles = articles;
        this.changing = changing;
    }

    /** Makes it public now; CONFLICT if it is. */
    public Article publish(ById question, Call call) {
        call.require(Permission.ARTICLES_PUBLISH);
        return changing.change(question.id(), call.caller(), (transaction, before) -> {
            if (before.isPublic()) {
                throw Failure.conflict("already-published", "This article is public already.");
            }
            return articles.publish(transaction, before);
        });
    }

    /** Withdraws it; CONFLICT if it is not public. */
    public Article unpublish(ById question, Call call) {
        call.require(Permission.ARTICLES_PUBLISH);
        return changing.change(question.id(), call.caller(), (transaction, before) -> {
            if (!before.isPublic()) {
                throw Failure.conflict("not-published", "This article is not public.");
            }
            return articles.unpublish(transaction, before);
        });
    }
}
