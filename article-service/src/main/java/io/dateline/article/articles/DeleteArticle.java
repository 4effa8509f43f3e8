package io.dateline.article.articles;

import io.dateline.access.Permission;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.ArticleContract.AtVersion;
import io.dateline.contract.ArticleContract.Done;
import io.dateline.contract.WriteResult;
import io.dateline.sql.Database;

/** Deletes a draft. An article that was public is withdrawn instead, so that its readers are told. In direct style. */
public final class DeleteArticle {

    private final Database database;
    private final Articles articles;
    private final ArticleChange change;

    /** Deletes drafts from the given database. */
    public DeleteArticle(Database database, Articles articles, ArticleChange change) {
        this.database = database;
        this.articles = articles;
        this.change = change;
    }

    /** Deletes the article; CONFLICT if it has another version or was public. */
    public WriteResult<Done> delete(AtVersion question, Call call) {
        call.require(Permission.ARTICLES_WRITE);
        database.runInTransaction(transaction -> {
            ArticleRecord before = articles.lock(transaction, question.id())
                    .orElseThrow(ArticleRecord::unknown)
                    .requireInScope(call.caller());
            before.requireMayEdit(call.caller());
            before.requireVersion(question.version());
            if (before.wasPublic()) {
                throw Failure.conflict("article-was-public", "This article was public; it can be unpublished.");
            }
            articles.delete(transaction, question.id());
        });
        return new WriteResult<>(new Done(), change.announceDraft());
    }
}
