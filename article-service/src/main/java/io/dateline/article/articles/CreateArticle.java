package io.dateline.article.articles;

import io.dateline.access.Caller;
import io.dateline.access.Permission;
import io.dateline.article.articles.rendering.RenderedBody;
import io.dateline.article.bylines.Bylines;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract.Create;
import io.dateline.contract.WriteResult;
import io.dateline.sql.Database;
import io.dateline.sql.IdempotencyKeys;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** Creates a draft. In direct style. */
public final class CreateArticle {

    private static final long NO_ID = 0;

    private final Database database;
    private final Articles articles;
    private final BodyRenderer bodies;
    private final ArticleChange change;
    private final BylineRule bylines;
    private final RelatedRule related = new RelatedRule();

    /** Creates drafts in the given database. */
    public CreateArticle(
            Database database, Articles articles, Bylines bylines, BodyRenderer bodies, ArticleChange change) {
        this.database = database;
        this.articles = articles;
        this.bodies = bodies;
        this.change = change;
        this.bylines = new BylineRule(bylines);
    }

    /**
     * The draft, which the caller owns, with what its body does not show. For an idempotency key that was used before, the article that was created then, as it is
     * now.
     *
     * @throws Failure NOT_FOUND {@code article-unknown} if that article was deleted
     */
    public WriteResult<Article> create(Create question, Call call) {
        call.require(Permission.ARTICLES_WRITE);
        ArticleInput input = ArticleInputParser.parse(question.article());
        RenderedBody rendered = bodies.render(input, List.of());
        long owner = call.caller().staffId();
        Article created = database.inTransaction(transaction -> IdempotencyKeys.once(
                transaction,
                "article-by:" + owner,
                question.idempotencyKey(),
                question.article(),
                Article.class,
                () -> create(transaction, input, rendered, call.caller()),
                first -> present(transaction, first.id(), call.caller())));
        boolean isAsSent = input.markdown().equals(created.body().markdown());
        return new WriteResult<>(
                isAsSent ? created.withWarnings(rendered.warnings()) : created, change.announceDraft());
    }

    private Article create(SqlConnection transaction, ArticleInput input, RenderedBody rendered, Caller caller) {
        Scope scope = Scope.of(caller);
        bylines.check(transaction, input, List.of(), scope);
        ArticleInput resolved = related.resolve(transaction, input, NO_ID, scope);
        return articles.create(transaction, resolved, rendered, caller.staffId())
                .article();
    }

    private Article present(SqlConnection transaction, long id, Caller caller) {
        return articles.find(transaction, id)
                .map(found ->
                        articles.within(transaction, found, Scope.of(caller)).article())
                .orElseThrow(ArticleRecord::unknown);
    }
}
