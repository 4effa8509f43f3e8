package io.dateline.article.reading;

import io.dateline.article.popularity.ArticleCache;
import io.dateline.article.popularity.PopularArticles;
import io.dateline.article.store.PublishedArticles;
import io.dateline.article.store.PublishedArticles.Found;
import io.dateline.article.text.SlugText;
import io.dateline.bus.Failure;
import io.dateline.bus.Representation;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract.BySlug;
import io.dateline.contract.ArticleStatus;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds one article for readers: a popular one in Redis if it is there, any other in PostgreSQL. */
public final class FindArticle {

    private final PublishedArticles articles;
    private final PopularArticles popular;
    private final ArticleCache cache;

    /** Over these. */
    public FindArticle(PublishedArticles articles, PopularArticles popular, ArticleCache cache) {
        this.articles = articles;
        this.popular = popular;
        this.cache = cache;
    }

    /** The article, or the word where it moved, or NOT_FOUND. */
    public Future<Representation> find(BySlug question) {
        String slug = question.slug();
        if (!SlugText.isValid(slug)) {
            return Future.failedFuture(unknown());
        }
        OptionalLong id = popular.idOf(slug);
        if (id.isEmpty()) {
            return read(slug);
        }
        return cache.get(id.getAsLong())
                .compose(copy -> copy.isPresent() && copy.get().keys().contains(slugKey(slug))
                        ? Future.succeededFuture(copy.get())
                        : read(slug));
    }

    private Future<Representation> read(String slug) {
        long begun = System.nanoTime();
        return articles.bySlug(slug).map(found -> {
            Article article = mustBePublic(found);
            if (!article.slug().equals(slug)) {
                return Representation.moved(article.slug(), keys(article.id(), slug));
            }
            Representation representation = Representation.of(article, keys(article.id(), slug));
            if (popular.contains(article.id())) {
                popular.learn(slug, article.id());
                cache.fill(article.id(), representation, begun);
            }
            return representation;
        });
    }

    static Article mustBePublic(Optional<Found> found) {
        if (found.isEmpty() || found.get().status() == ArticleStatus.DRAFT) {
            throw unknown();
        }
        if (found.get().status() == ArticleStatus.UNPUBLISHED) {
            throw Failure.notFound("article-gone", "This article was withdrawn.");
        }
        return found.get().article();
    }

    static Failure unknown() {
        return Failure.notFound("article-unknown", "There is no such article.");
    }

    static List<String> keys(long id, String slug) {
        return List.of("article:" + id, slugKey(slug));
    }

    private static String slugKey(String slug) {
        return "slug:" + slug;
    }
}
