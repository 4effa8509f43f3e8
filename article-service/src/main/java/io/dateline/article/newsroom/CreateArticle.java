package io.dateline.article.newsroom;

import io.dateline.access.Caller;
import io.dateline.access.Permission;
import io.dateline.article.store.Articles;
import io.dateline.article.store.Bylines;
import io.dateline.article.store.Scope;
import io.dateline.article.text.Rendered;
import io.dateline.article.writing.Written;
import io.dateline.article.writing.WrittenForm;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract.Create;
import io.dateline.contract.WriteResult;
import io.dateline.sql.Database;
import io.dateline.sql.IdempotencyKeys;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** Makes a draft. */
public final class CreateArticle {

    private static final long NOT_YET = 0;

    private final Database database;
    private final Articles articles;
    private final Bodies bodies;
    private final Changing changing;

    /** Over these. */
    public CreateArticle(Database database, Articles articles, Bodies bodies, Changing changing) {
        this.database = database;
        this.articles = articles;
        this.bodies = bodies;
        this.changing = changing;
    }

    /**
     * The draft, which belongs to the caller; for a key that was used, what became of it.
     *
     * @throws Failure NOT_FOUND {@code article-unknown} if it was deleted meanwhile
     */
    public WriteResult<Article> create(Create question, Call call) {
        call.require(Permission.ARTICLES_WRITE);
        Written written = WrittenForm.read(question.article());
        Rendered rendered = bodies.render(written);
        long owner = call.caller().staffId();
        Article made = database.inTransaction(transaction -> IdempotencyKeys.once(
                transaction,
                "article-by:" + owner,
                question.idempotencyKey(),
                question.article(),
                Article.class,
                () -> create(transaction, written, rendered, call.caller()),
                first -> articles.find(transaction, first.id())
                        .map(found -> articles.within(transaction, found, Scope.of(call.caller()))
                                .article())
                        .orElseThrow(Changing::unknown)));
        return new WriteResult<>(made, changing.tellOfDraft());
    }

    private Article create(SqlConnection transaction, Written written, Rendered rendered, Caller caller) {
        Scope scope = Scope.of(caller);
        Bylines.mustBeTheirs(transaction, written, List.of(), scope);
        Written known = articles.withKnownRelated(transaction, written, NOT_YET, scope);
        return articles.create(transaction, known, rendered, caller.staffId()).article();
    }
}
