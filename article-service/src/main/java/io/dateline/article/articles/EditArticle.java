package io.dateline.article.articles;

import io.dateline.access.Permission;
import io.dateline.article.articles.rendering.RenderedBody;
import io.dateline.article.bylines.Bylines;
import io.dateline.article.taxonomy.ArticleTerms;
import io.dateline.bus.Call;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract.Edit;
import io.dateline.contract.WriteResult;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies a patch to an article. In direct style.
 *
 * <p>The slug stays when the headline changes, unless the patch has another one; {@code "slug": null} makes a new one of the
 * headline. A patch that changes nothing does not increment the version. To change a public article needs the permission to
 * publish.
 */
public final class EditArticle {

    private final Articles articles;
    private final BodyRenderer bodies;
    private final ArticleChange change;
    private final BylineRule bylines;
    private final ArticleTerms terms = new ArticleTerms();
    private final RelatedRule related = new RelatedRule();

    /** Changes the given articles. */
    public EditArticle(Articles articles, Bylines bylines, BodyRenderer bodies, ArticleChange change) {
        this.articles = articles;
        this.bodies = bodies;
        this.change = change;
        this.bylines = new BylineRule(bylines);
    }

    /**
     * The article after the patch, with what its body does not show and which of its new tags are near to others; CONFLICT if it
     * has another version.
     */
    public WriteResult<Article> edit(Edit question, Call call) {
        call.require(Permission.ARTICLES_WRITE);
        return change.apply(question.id(), call.caller(), (transaction, before) -> {
            before.requireMayEdit(call.caller());
            before.requireVersion(question.version());
            return edit(transaction, before, question, Scope.of(call.caller()));
        });
    }

    private ArticleRecord edit(SqlConnection transaction, ArticleRecord before, Edit question, Scope scope) {
        ArticleInput was = ArticleInput.of(before.article());
        ArticleInput seen =
                ArticleInput.of(articles.within(transaction, before, scope).article());
        ArticleInput written = ArticleInputParser.parse(question.patch(), seen);
        ArticleTerms.Found found = terms.find(transaction, written.terms());
        ArticleInput patched = written.withPresent(found);
        // What it has may have been renamed, and not be replaced yet.
        ArticleInput had = was.withPresent(terms.find(transaction, was.terms()));
        bylines.check(transaction, patched, had.authorSlugs(), scope);
        found.requireKnown(transaction, had.terms());
        ArticleInput input =
                related.resolve(transaction, patched, question.id(), scope).withUnseen(was.related(), seen.related());
        if (input.isEquivalentTo(was)) {
            return before;
        }
        List<Article.Section> known = before.wasPublic() ? before.article().contents() : List.of();
        RenderedBody rendered = bodies.render(input, known);
        List<Article.Warning> warnings = new ArrayList<>(rendered.warnings());
        warnings.addAll(found.similarTags(transaction));
        return articles.rewrite(transaction, before, input, rendered).withWarnings(warnings);
    }
}
