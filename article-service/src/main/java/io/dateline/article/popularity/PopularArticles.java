package io.dateline.article.popularity;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The articles that are popular at present, as far as this replica knows, and the slugs that lead to them. */
public final class PopularArticles {

    private final ViewCounts views;
    private final int count;
    private final Map<String, Long> slugs = new ConcurrentHashMap<>();
    private final Set<Long> cached = ConcurrentHashMap.newKeySet();
    private volatile List<Long> ranked = List.of();
    private volatile Set<Long> ids = Set.of();

    /** The most viewed articles by the given counts, at most {@code count}. */
    public PopularArticles(ViewCounts views, int count) {
        this.views = views;
        this.count = count;
    }

    /**
     * Reads from Redis which articles are popular now. If Redis is unavailable, this fails and the last result stays.
     *
     * @return the articles that are no longer popular
     */
    public Future<List<Long>> refresh() {
        return views.top(count).map(top -> {
            Set<Long> now = Set.copyOf(top);
            List<Long> left = ids.stream().filter(id -> !now.contains(id)).toList();
            ranked = top;
            ids = now;
            slugs.values().retainAll(now);
            cached.retainAll(now);
            return left;
        });
    }

    /** Whether the article is popular. */
    public boolean contains(long id) {
        return ids.contains(id);
    }

    /** The first popular articles that are not marked as cached, the most popular first. */
    List<Long> uncached(int most) {
        return ranked.stream().filter(id -> !cached.contains(id)).limit(most).toList();
    }

    /** Marks an article as cached for as long as it is popular. */
    void markCached(long id) {
        cached.add(id);
    }

    /** Remembers the slug of an article, if the article is popular. */
    public void learn(String slug, long id) {
        if (ids.contains(id)) {
            slugs.put(slug, id);
        }
    }

    /** The id of the popular article with that slug, if the slug is known. */
    public OptionalLong idOf(String slug) {
        Long id = slugs.get(slug);
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }
}
