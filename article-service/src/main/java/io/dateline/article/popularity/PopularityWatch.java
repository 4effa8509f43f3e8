package io.dateline.article.popularity;

import io.dateline.contract.Representation;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks twice a second which articles are popular. Stores those that became popular in Redis before a reader asks for them, and
 * evicts those that are popular no longer.
 *
 * <p>Every replica does this without coordination: a replica finds the copies that another has stored, and learns their slugs.
 */
public final class PopularityWatch extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(PopularityWatch.class);
    private static final Duration PERIOD = Duration.ofMillis(500);

    /** How many articles are read from PostgreSQL at each check, however many become popular at once. */
    private static final int MAX_AT_ONCE = 50;

    private final PopularArticles popular;
    private final PublicRepresentations articles;
    private final ArticleCache cache;
    private Future<Void> check = Future.succeededFuture();

    /** Keeps the popular ones of the given articles in the cache. */
    public PopularityWatch(PopularArticles popular, PublicRepresentations articles, ArticleCache cache) {
        this.popular = popular;
        this.articles = articles;
        this.cache = cache;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(0, PERIOD.toMillis(), timer -> {
            if (check.isComplete()) {
                check = check().onFailure(cause -> LOG.debug("Popular articles as before: {}", cause.toString()));
            }
        });
        return Future.succeededFuture();
    }

    private Future<Void> check() {
        return popular.refresh().compose(formerlyPopular -> {
            cache.evict(formerlyPopular);
            return findInRedis(popular.uncached(MAX_AT_ONCE));
        });
    }

    private Future<Void> findInRedis(List<Long> ids) {
        List<Long> missing = new ArrayList<>();
        return Future.join(ids.stream()
                        .map(id -> cache.get(id)
                                .onSuccess(copy ->
                                        copy.ifPresentOrElse(found -> markCached(id, found), () -> missing.add(id))))
                        .toList())
                .compose(checked -> missing.isEmpty() ? Future.succeededFuture() : fill(missing));
    }

    private Future<Void> fill(List<Long> missing) {
        long begun = System.nanoTime();
        return articles.read(missing).compose(found -> {
            missing.removeAll(found.keySet());
            // These are not public: there is nothing to cache.
            missing.forEach(popular::markCached);
            return Future.join(found.entrySet().stream()
                            .map(article -> fill(article, begun))
                            .toList())
                    .mapEmpty();
        });
    }

    /** An article that changed a moment ago cannot be stored; the next check tries again. */
    private Future<?> fill(Map.Entry<Long, Representation> article, long begun) {
        return cache.fill(article.getKey(), article.getValue(), begun).onSuccess(filled -> {
            if (filled) {
                markCached(article.getKey(), article.getValue());
            }
        });
    }

    private void markCached(long id, Representation representation) {
        slugOf(representation).ifPresent(slug -> popular.learn(slug, id));
        popular.markCached(id);
    }

    /** The slug of the article, which is among its surrogate keys. */
    private static Optional<String> slugOf(Representation representation) {
        return representation.keys().stream()
                .flatMap(key -> key.asSlug().stream())
                .findFirst();
    }
}
