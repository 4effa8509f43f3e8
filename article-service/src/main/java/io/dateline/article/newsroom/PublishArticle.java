package io.dateline.article.newsroom;

import io.dateline.access.Permission;
import io.dateline.article.store.Articles;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract.ById;
import io.dateline.contract.WriteResult;

/** Makes articles public, and withdraws them. An article that comes back keeps the time it was first published. */
public final class PublishArticle {

    private final Articles articles;
    private final Changing changing;

    /** Over these. */
    public PublishArticle(Articles articles, Changing changing) {
        this.articles = articles;
        this.changing = changing;
    }

    /** Makes it public now; CONFLICT if it is. */
    public WriteResult<Article> publish(ById question, Call call) {
        call.require(Permission.ARTICLES_PUBLISH);
        return changing.change(question.id(), call.caller(), (transaction, before) -> {
            if (before.isPublic()) {
                throw Failure.conflict("already-published", "This article is public already.");
            }
            return articles.publish(transaction, before);
        });
    }

    /** Withdraws it; CONFLICT if it is not public. */
    public WriteResult<Article> unpublish(ById question, Call call) {
        call.require(Permission.ARTICLES_PUBLISH);
        return changing.change(question.id(), call.caller(), (transaction, before) -> {
            if (!before.isPublic()) {
                throw Failure.conflict("not-published", "This article is not public.");
            }
            return articles.unpublish(transaction, before);
        });
    }
}
