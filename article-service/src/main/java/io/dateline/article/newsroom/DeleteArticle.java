package io.dateline.article.newsroom;

import io.dateline.access.Permission;
import io.dateline.article.store.Articles;
import io.dateline.article.store.Stored;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.ArticleContract.AtVersion;
import io.dateline.contract.ArticleContract.Done;
import io.dateline.contract.WriteResult;
import io.dateline.sql.Database;

/** Deletes a draft. What was public once is withdrawn instead: readers who come back are told. */
public final class DeleteArticle {

    private final Database database;
    private final Articles articles;
    private final Changing changing;

    /** Over these. */
    public DeleteArticle(Database database, Articles articles, Changing changing) {
        this.database = database;
        this.articles = articles;
        this.changing = changing;
    }

    /** Deletes it at that version. */
    public WriteResult<Done> delete(AtVersion question, Call call) {
        call.require(Permission.ARTICLES_WRITE);
        database.runInTransaction(transaction -> {
            Stored before = Changing.mayChange(
                    articles.lock(transaction, question.id()).orElseThrow(Changing::unknown), call.caller());
            Changing.mustNotBePublic(before, call.caller());
            Changing.mustBeAt(before, question.version());
            if (before.wasPublic()) {
                throw Failure.conflict("article-was-public", "This article was public; it can be unpublished.");
            }
            articles.delete(transaction, question.id());
        });
        return new WriteResult<>(new Done(), changing.tellOfDraft());
    }
}
