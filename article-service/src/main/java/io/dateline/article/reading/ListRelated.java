package io.dateline.article.reading;

import io.dateline.article.store.PublishedArticles;
import io.dateline.article.text.SlugText;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract.ArticlePage;
import io.dateline.contract.ArticleContract.Related;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Lists what to read after an article. */
public final class ListRelated {

    private final PublishedArticles articles;

    /** Over these. */
    public ListRelated(PublishedArticles articles) {
        this.articles = articles;
    }

    /** The editor's choice, then what it has most in common with; fails like finding the article. */
    public Future<Representation> list(Related question) {
        if (!SlugText.isValid(question.slug())) {
            return Future.failedFuture(FindArticle.unknown());
        }
        return articles.bySlug(question.slug()).compose(found -> {
            Article article = FindArticle.mustBePublic(found);
            if (!article.slug().equals(question.slug())) {
                return Future.succeededFuture(
                        Representation.moved(article.slug(), FindArticle.keys(article.id(), question.slug())));
            }
            return articles.relatedTo(article.id(), Math.clamp(question.limit(), 1, 100))
                    .map(items -> {
                        List<SurrogateKey> keys = new ArrayList<>(FindArticle.keys(article.id(), article.slug()));
                        items.forEach(item -> keys.add(SurrogateKey.article(item.id())));
                        return Representation.of(new ArticlePage(items, null), keys);
                    });
        });
    }
}
