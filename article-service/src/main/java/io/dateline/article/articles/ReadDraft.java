package io.dateline.article.articles;

import io.dateline.access.Permission;
import io.dateline.bus.Call;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract.ById;
import io.vertx.core.Future;

/** Answers the newsroom with one article in any status. */
public final class ReadDraft {

    private final NewsroomArticles articles;

    /** Reads the given articles. */
    public ReadDraft(NewsroomArticles articles) {
        this.articles = articles;
    }

    /** The article; NOT_FOUND also if it is not in the scope of the caller. */
    public Future<Article> find(ById question, Call call) {
        call.require(Permission.ARTICLES_WRITE);
        return articles.find(question.id(), Scope.of(call.caller()))
                .map(found -> found.orElseThrow(ArticleRecord::unknown));
    }
}
