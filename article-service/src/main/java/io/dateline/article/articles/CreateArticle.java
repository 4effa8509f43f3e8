package io.dateline.article.articles;

import io.dateline.article.articles.rendering.Rendered;
import io.dateline.article.bylines.Bylines;
import io.dateline.access.Caller;
import io.dateline.access.Permission;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract.Create;
import io.dateline.sql.Database;
import io.dateline.sql.IdempotencyKeys;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** Makes a draft. */
public final class CreateArticle {

    private static final long NOT_YET = 0;

    private final Database database;
    private final Articles articles;
    private final BodyRendering bodies;
    private final ArticleChange changing;

    /** Over these. */
    public CreateArticle(Database database, Articles articles, BodyRendering bodies, ArticleChange changing) {
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
    public Article create(Create question, Call call) {
        call.require(Permission.ARTICLES_WRITE);
        ArticleInput written = ArticleInputParser.read(question.article());
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
                        .orElseThrow(ArticleChange::unknown)));
        changing.tellOfDraft();
        return made;
    }

    private Article create(SqlConnection transaction, ArticleInput written, Rendered rendered, Caller caller) {
        Scope scope = Scope.of(caller);
        Bylines.mustBeTheirs(transaction, written, List.of(), scope);
        ArticleInput known = articles.withKnownRelated(transaction, written, NOT_YET, scope);
        return articles.create(transaction, known, rendered, caller.staffId()).article();
    }
}
