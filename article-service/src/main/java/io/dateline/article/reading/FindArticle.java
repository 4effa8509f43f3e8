package io.dateline.article.reading;

import io.dateline.article.popularity.ArticleCache;
import io.dateline.article.popularity.PopularArticles;
import io.dateline.article.store.PublishedArticles;
import io.dateline.article.store.PublishedArticles.Found;
import io.dateline.article.text.SlugText;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract.BySlug;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds one article for readers: a popular one in Redis if it is there, any other in PostgreSQL. */
public final class FindArticle {

    private final PublishedArticles articles;
    private final PopularArticles popular;
    private final ArticleCache cache;
    private final Counter fromRedis;
    private final Counter fromPostgres;

    /** Over these; the meters tell how many readers were served from where. */
    public FindArticle(PublishedArticles articles, PopularArticles popular, ArticleCache cache, MeterRegistry meters) {
        this.fromRedis = reads(meters, "redis");
        this.fromPostgres = reads(meters, "postgresql");
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
        return cache.get(id.getAsLong()).compose(copy -> {
            if (copy.isEmpty() || !copy.get().keys().contains(SurrogateKey.slug(slug))) {
                return read(slug);
            }
            fromRedis.increment();
            return Future.succeededFuture(copy.get());
        });
    }

    private Future<Representation> read(String slug) {
        long begun = System.nanoTime();
        fromPostgres.increment();
        return articles.bySlug(slug).map(found -> {
            Article article = mustBePublic(found);
            if (!article.slug().equals(slug)) {
                return Representation.moved(article.slug(), keys(article.id(), slug));
            }
            Representation representation = representation(article);
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

    /** As it is answered to readers, and kept for them. */
    static Representation representation(Article article) {
        List<SurrogateKey> keys = new ArrayList<>(keys(article.id(), article.slug()));
        article.related().forEach(related -> keys.add(SurrogateKey.headline(related.slug())));
        article.translations().forEach(other -> keys.add(SurrogateKey.headline(other.slug())));
        return Representation.of(article, keys);
    }

    /** The slug under which such an answer is found. */
    static Optional<String> slugOf(Representation representation) {
        return representation.keys().stream()
                .flatMap(key -> key.asSlug().stream())
                .findFirst();
    }

    static List<SurrogateKey> keys(long id, String slug) {
        return List.of(SurrogateKey.article(id), SurrogateKey.slug(slug));
    }

    private static Counter reads(MeterRegistry meters, String source) {
        return Counter.builder("dateline.article.reads")
                .description("Articles read, by where they were found")
                .tag("source", source)
                .register(meters);
    }
}
