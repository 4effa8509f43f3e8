package io.dateline.article.reading;

import io.dateline.article.popularity.ArticleCache;
import io.dateline.article.popularity.PopularArticles;
import io.dateline.article.store.PublishedArticles;
import io.dateline.contract.Article;
import io.dateline.contract.Representation;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks twice a second which articles are popular: puts those into Redis that became so, before a reader asks, and takes
 * out those that are so no longer.
 *
 * <p>Every replica does, without asking the others: what one has put there the others find, and learn its slug from it.
 */
public final class PopularityWatch extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(PopularityWatch.class);
    private static final Duration PERIOD = Duration.ofMillis(500);

    /** So many are read from PostgreSQL at each look, however many become popular at once. */
    private static final int MOST_AT_ONCE = 50;

    private final PopularArticles popular;
    private final PublishedArticles articles;
    private final ArticleCache cache;
    private Future<Void> look = Future.succeededFuture();

    /** Keeps the popular ones of these articles in that cache. */
    public PopularityWatch(PopularArticles popular, PublishedArticles articles, ArticleCache cache) {
        this.popular = popular;
        this.articles = articles;
        this.cache = cache;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(0, PERIOD.toMillis(), timer -> {
            if (look.isComplete()) {
                look = look().onFailure(cause -> LOG.debug("Popular articles as before: {}", cause.toString()));
            }
        });
        return Future.succeededFuture();
    }

    private Future<Void> look() {
        return popular.refresh().compose(left -> {
            cache.letGo(left);
            return findInRedis(popular.unsettled(MOST_AT_ONCE));
        });
    }

    private Future<Void> findInRedis(List<Long> ids) {
        List<Long> missing = new ArrayList<>();
        return Future.join(ids.stream()
                        .map(id -> cache.get(id)
                                .onSuccess(copy ->
                                        copy.ifPresentOrElse(found -> settle(id, found), () -> missing.add(id))))
                        .toList())
                .compose(looked -> missing.isEmpty() ? Future.succeededFuture() : fill(missing));
    }

    private Future<Void> fill(List<Long> missing) {
        long begun = System.nanoTime();
        return articles.inFull(missing).compose(found -> {
            missing.removeAll(found.stream().map(Article::id).toList());
            missing.forEach(popular::settle);
            return Future.join(
                            found.stream().map(article -> fill(article, begun)).toList())
                    .mapEmpty();
        });
    }

    /** One that changed a moment ago is not taken; then the next look tries again. */
    private Future<?> fill(Article article, long begun) {
        Representation representation = FindArticle.representation(article);
        return cache.fill(article.id(), representation, begun).onSuccess(filled -> {
            if (filled) {
                settle(article.id(), representation);
            }
        });
    }

    private void settle(long id, Representation representation) {
        FindArticle.slugOf(representation).ifPresent(slug -> popular.learn(slug, id));
        popular.settle(id);
    }
}
