package io.dateline.article.articles;

import io.dateline.access.Caller;
import io.dateline.access.Permission;
import io.dateline.article.articles.rendering.RenderedBody;
import io.dateline.article.bylines.Bylines;
import io.dateline.article.taxonomy.ArticleTerms;
import io.dateline.bus.Call;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract.Create;
import io.dateline.contract.WriteResult;
import io.dateline.sql.Database;
import io.dateline.sql.IdempotencyKeys;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Creates a draft. In direct style. */
public final class CreateArticle {

    private static final long NO_ID = 0;

    private final Database database;
    private final Articles articles;
    private final BodyRenderer bodies;
    private final ArticleChange change;
    private final BylineRule bylines;
    private final ArticleTerms terms = new ArticleTerms();
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
     * The draft, which the caller owns, with what its body does not show and which of its new tags are near to others. If it
     * names no authors, it is by the caller, if they have a profile. For an idempotency key that was used before, the article
     * that was created then, as it is now.
     *
     * @throws Failure NOT_FOUND {@code article-unknown} if that article was deleted
     */
    public WriteResult<Article> create(Create question, Call call) {
        call.require(Permission.ARTICLES_WRITE);
        ArticleInput input = ArticleInputParser.parse(question.article());
        RenderedBody rendered = bodies.render(input, List.of());
        long owner = call.caller().staffId();
        boolean namesAuthors = question.article().members().hasNonNull("authors");
        List<Article.Warning> warnings = new ArrayList<>(rendered.warnings());
        Article created = database.inTransaction(transaction -> IdempotencyKeys.once(
                transaction,
                "article-by:" + owner,
                question.idempotencyKey(),
                question.article(),
                Article.class,
                () -> create(
                        transaction,
                        namesAuthors ? input : signed(transaction, input, owner),
                        rendered,
                        call.caller(),
                        warnings),
                first -> present(transaction, first.id(), call.caller())));
        boolean isAsSent = input.markdown()
                .equals(Objects.requireNonNullElse(created.body().markdown(), ""));
        return new WriteResult<>(isAsSent ? created.withWarnings(warnings) : created, change.announceDraft());
    }

    private ArticleInput signed(SqlConnection transaction, ArticleInput input, long owner) {
        return terms.profileOf(transaction, owner).map(input::by).orElse(input);
    }

    private Article create(
            SqlConnection transaction,
            ArticleInput written,
            RenderedBody rendered,
            Caller caller,
            List<Article.Warning> warnings) {
        Scope scope = Scope.of(caller);
        ArticleTerms.Found found = terms.find(transaction, written.terms());
        ArticleInput input = written.withPresent(found);
        bylines.check(transaction, input, List.of(), scope);
        found.requireKnown(transaction, ArticleTerms.Slugs.NONE);
        warnings.addAll(found.similarTags(transaction));
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
