package io.dateline.article.articles;

import io.dateline.access.Permission;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract.ById;
import io.dateline.contract.WriteResult;

/** Publishes and withdraws articles. An article keeps the time at which it was first published. In direct style. */
public final class PublishArticle {

    private final Articles articles;
    private final ArticleChange change;

    /** Publishes the given articles. */
    public PublishArticle(Articles articles, ArticleChange change) {
        this.articles = articles;
        this.change = change;
    }

    /** Publishes an article; CONFLICT if it is public. */
    public WriteResult<Article> publish(ById question, Call call) {
        call.require(Permission.ARTICLES_PUBLISH);
        return change.apply(question.id(), call.caller(), (transaction, before) -> {
            if (before.isPublic()) {
                throw Failure.conflict("already-published", "This article is public already.");
            }
            return articles.publish(transaction, before);
        });
    }

    /** Withdraws an article; CONFLICT if it is not public. */
    public WriteResult<Article> unpublish(ById question, Call call) {
        call.require(Permission.ARTICLES_PUBLISH);
        return change.apply(question.id(), call.caller(), (transaction, before) -> {
            if (!before.isPublic()) {
                throw Failure.conflict("not-published", "This article is not public.");
            }
            return articles.unpublish(transaction, before);
        });
    }
}
