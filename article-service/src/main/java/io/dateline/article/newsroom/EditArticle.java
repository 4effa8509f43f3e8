package io.dateline.article.newsroom;

import io.dateline.access.Permission;
import io.dateline.article.store.Articles;
import io.dateline.article.store.Bylines;
import io.dateline.article.store.Scope;
import io.dateline.article.store.Stored;
import io.dateline.article.writing.MergePatch;
import io.dateline.article.writing.Written;
import io.dateline.article.writing.WrittenForm;
import io.dateline.bus.Call;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract.Edit;
import io.dateline.contract.WriteResult;
import io.vertx.sqlclient.SqlConnection;

/**
 * Merges a patch into what was written of an article.
 *
 * <p>The slug stays when the headline changes, unless the patch chooses another; {@code "slug": null} has one made of
 * the headline. A patch that changes nothing leaves the version as it is. What is public only those change who may publish.
 */
public final class EditArticle {

    private final Articles articles;
    private final Bodies bodies;
    private final Changing changing;

    /** Over these. */
    public EditArticle(Articles articles, Bodies bodies, Changing changing) {
        this.articles = articles;
        this.bodies = bodies;
        this.changing = changing;
    }

    /** The article after the patch. */
    public WriteResult<Article> edit(Edit question, Call call) {
        call.require(Permission.ARTICLES_WRITE);
        return changing.change(question.id(), call.caller(), (transaction, before) -> {
            Changing.mustNotBePublic(before, call.caller());
            return edit(transaction, before, question, Scope.of(call.caller()));
        });
    }

    private Stored edit(SqlConnection transaction, Stored before, Edit question, Scope scope) {
        Changing.mustBeAt(before, question.version());
        Written was = Written.of(before.article());
        Written seen = Written.of(articles.within(transaction, before, scope).article());
        Written patched = WrittenForm.read(MergePatch.apply(seen.toJson(), question.patch()));
        Bylines.mustBeTheirs(transaction, patched, was.authorSlugs(), scope);
        Written written = articles.withKnownRelated(transaction, patched, question.id(), scope)
                .withUnseen(was.related(), seen.related());
        if (written.saysTheSameAs(was)) {
            return before;
        }
        return articles.rewrite(transaction, before, written, bodies.render(written));
    }
}
