package io.dateline.article.articles;

import io.dateline.article.popularity.ArticleCache;
import io.dateline.article.popularity.PopularArticles;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract.BySlug;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.dateline.form.Slug;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Answers readers with one article: a popular one from Redis if a copy is there, any other from PostgreSQL. */
public final class FindArticle {

    private final PublicArticles articles;
    private final PopularArticles popular;
    private final ArticleCache cache;
    private final Counter fromRedis;
    private final Counter fromPostgres;

    /** Reads the given articles; counts in {@code meters} where they were found. */
    public FindArticle(PublicArticles articles, PopularArticles popular, ArticleCache cache, MeterRegistry meters) {
        this.fromRedis = reads(meters, "redis");
        this.fromPostgres = reads(meters, "postgresql");
        this.articles = articles;
        this.popular = popular;
        this.cache = cache;
    }

    /** The article, or its present slug if it moved; fails as {@link PublicArticles#bySlug}. */
    public Future<Representation> find(BySlug question) {
        String slug = question.slug();
        if (!Slug.isSlug(slug)) {
            return Future.failedFuture(ArticleRecord.unknown());
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

    /** Those of the articles that are public, by id, as {@link #find} answers them. */
    public Future<Map<Long, Representation>> representations(List<Long> ids) {
        return articles.inFull(ids).map(found -> {
            Map<Long, Representation> representations = new HashMap<>();
            found.forEach(article -> representations.put(article.id(), representation(article)));
            return representations;
        });
    }

    private Future<Representation> read(String slug) {
        long begun = System.nanoTime();
        fromPostgres.increment();
        return articles.bySlug(slug).map(article -> {
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

    private static Representation representation(Article article) {
        List<SurrogateKey> keys = keys(article.id(), article.slug());
        article.related().forEach(related -> keys.add(SurrogateKey.headline(related.slug())));
        article.translations().forEach(other -> keys.add(SurrogateKey.headline(other.slug())));
        return Representation.of(article, keys);
    }

    private static List<SurrogateKey> keys(long id, String slug) {
        return new ArrayList<>(List.of(SurrogateKey.article(id), SurrogateKey.slug(slug)));
    }

    private static Counter reads(MeterRegistry meters, String source) {
        return Counter.builder("dateline.article.reads")
                .description("Articles read, by where they were found")
                .tag("source", source)
                .register(meters);
    }
}
