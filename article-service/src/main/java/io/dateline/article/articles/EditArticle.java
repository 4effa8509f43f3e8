package io.dateline.article.articles;

import io.dateline.article.bylines.Bylines;
import io.dateline.access.Permission;
import io.dateline.bus.Call;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract.Edit;
import io.vertx.sqlclient.SqlConnection;

/**
 * Merges a patch into what was written of an article.
 *
 * <p>The slug stays when the headline changes, unless the patch chooses another; {@code "slug": null} has one made of
 * the headline. A patch that changes nothing leaves the version as it is. What is public only those change who may publish.
 */
public final class EditArticle {

    private final Articles articles;
    private final BodyRendering bodies;
    private final ArticleChange changing;

    /** Over these. */
    public EditArticle(Articles articles, BodyRendering bodies, ArticleChange changing) {
        this.articles = articles;
        this.bodies = bodies;
        this.changing = changing;
    }

    /** The article after the patch. */
    public Article edit(Edit question, Call call) {
        call.require(Permission.ARTICLES_WRITE);
        return changing.change(question.id(), call.caller(), (transaction, before) -> {
            ArticleChange.mustNotBePublic(before, call.caller());
            return edit(transaction, before, question, Scope.of(call.caller()));
        });
    }

    private ArticleRecord edit(SqlConnection transaction, ArticleRecord before, Edit question, Scope scope) {
        ArticleChange.mustBeAt(before, question.version());
        ArticleInput was = ArticleInput.of(before.article());
        ArticleInput seen = ArticleInput.of(articles.within(transaction, before, scope).article());
        ArticleInput patched = ArticleInputParser.read(MergePatch.apply(seen.toJson(), question.patch()));
        Bylines.mustBeTheirs(transaction, patched, was.authorSlugs(), scope);
        ArticleInput written = articles.withKnownRelated(transaction, patched, question.id(), scope)
                .withUnseen(was.related(), seen.related());
        if (written.saysTheSameAs(was)) {
            return before;
        }
        return articles.rewrite(transaction, before, written, bodies.render(written));
    }
}
