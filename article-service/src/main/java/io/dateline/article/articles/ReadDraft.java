package io.dateline.article.articles;

import io.dateline.article.lists.ListArticles;
import io.dateline.access.Permission;
import io.dateline.bus.Call;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract.ArticlePage;
import io.dateline.contract.ArticleContract.ById;
import io.dateline.contract.ArticleContract.NewsroomListing;
import io.vertx.core.Future;

/** Shows the newsroom its articles in any status: to those who may change everybody's all of them, to others what they made. */
public final class ReadDraft {

    private final NewsroomArticles articles;

    /** Over these. */
    public ReadDraft(NewsroomArticles articles) {
        this.articles = articles;
    }

    /** One article; NOT_FOUND also for an author who did not make it. */
    public Future<Article> find(ById question, Call call) {
        call.require(Permission.ARTICLES_WRITE);
        return articles.find(question.id(), Scope.of(call.caller()))
                .map(found -> found.orElseThrow(FindArticle::unknown));
    }

    /** A page, last changed first; INVALID for a broken filter or cursor. */
    public Future<ArticlePage> list(NewsroomListing listing, Call call) {
        call.require(Permission.ARTICLES_WRITE);
        ListArticles.check(listing.filters());
        return articles.page(listing, Scope.of(call.caller()));
    }
}
