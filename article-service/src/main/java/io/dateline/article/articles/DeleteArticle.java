package io.dateline.article.articles;

import io.dateline.access.Permission;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.ArticleContract.AtVersion;
import io.dateline.contract.ArticleContract.Done;
import io.dateline.sql.Database;

/** Deletes a draft. What was public once is withdrawn instead: readers who come back are told. */
public final class DeleteArticle {

    private final Database database;
    private final Articles articles;
    private final ArticleChange changing;

    /** Over these. */
    public DeleteArticle(Database database, Articles articles, ArticleChange changing) {
        this.database = database;
        this.articles = articles;
        this.changing = changing;
    }

    /** Deletes it at that version. */
    public Done delete(AtVersion question, Call call) {
        call.require(Permission.ARTICLES_WRITE);
        database.runInTransaction(transaction -> {
            ArticleRecord before = ArticleChange.mayChange(
                    articles.lock(transaction, question.id()).orElseThrow(ArticleChange::unknown), call.caller());
            ArticleChange.mustNotBePublic(before, call.caller());
            ArticleChange.mustBeAt(before, question.version());
            if (before.wasPublic()) {
                throw Failure.conflict("article-was-public", "This article was public; it can be unpublished.");
            }
            articles.delete(transaction, question.id());
        });
        changing.tellOfDraft();
        return new Done();
    }
}
