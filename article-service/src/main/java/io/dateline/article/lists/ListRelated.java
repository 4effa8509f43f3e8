package io.dateline.article.lists;

import io.dateline.article.articles.PublicArticles;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract.ArticlePage;
import io.dateline.contract.ArticleContract.Related;
import io.dateline.contract.ArticleSummary;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.dateline.form.Range;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Lists the articles to read after an article. */
public final class ListRelated {

    private final PublicArticles articles;
    private final PublishedArticles summaries;

    /** Lists the given summaries. */
    public ListRelated(PublicArticles articles, PublishedArticles summaries) {
        this.articles = articles;
        this.summaries = summaries;
    }

    /** The editor's choice, then the articles with the most in common; fails as {@link PublicArticles#bySlug}. */
    public Future<Representation> list(Related question) {
        String slug = question.slug();
        return articles.bySlug(slug)
                .compose(article -> article.slug().equals(slug)
                        ? summaries
                                .relatedTo(article.id(), (int) Range.PAGE_SIZE.nearest(question.limit()))
                                .map(items -> representation(article, items))
                        : Future.succeededFuture(Representation.moved(article.slug(), keys(article, slug))));
    }

    private static Representation representation(Article article, List<ArticleSummary> items) {
        List<SurrogateKey> keys = keys(article, article.slug());
        items.forEach(item -> keys.add(SurrogateKey.article(item.id())));
        return Representation.of(new ArticlePage(items, null), keys);
    }

    private static List<SurrogateKey> keys(Article article, String slug) {
        return new ArrayList<>(List.of(SurrogateKey.article(article.id()), SurrogateKey.slug(slug)));
    }
}
