package io.dateline.article.popularity;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which articles are popular at present, as far as this replica knows, and the slugs by which readers ask for them. */
public final class PopularArticles {

    private final ViewCounts views;
    private final int count;
    private final Map<String, Long> slugs = new ConcurrentHashMap<>();
    private final Set<Long> settled = ConcurrentHashMap.newKeySet();
    private volatile List<Long> ranked = List.of();
    private volatile Set<Long> ids = Set.of();

    /** At most that many, by these counts. */
    public PopularArticles(ViewCounts views, int count) {
        this.views = views;
        this.count = count;
    }

    /**
     * Looks which they are now; while nobody can tell, the last answer stands.
     *
     * @return those that were popular and are no longer
     */
    public Future<List<Long>> refresh() {
        return views.top(count).map(top -> {
            Set<Long> now = Set.copyOf(top);
            List<Long> left = ids.stream().filter(id -> !now.contains(id)).toList();
            ranked = top;
            ids = now;
            slugs.values().retainAll(now);
            settled.retainAll(now);
            return left;
        });
    }

    /** Whether it is one of them. */
    public boolean contains(long id) {
        return ids.contains(id);
    }

    /** Some that are not settled yet, the most popular first. */
    public List<Long> unsettled(int most) {
        return ranked.stream().filter(id -> !settled.contains(id)).limit(most).toList();
    }

    /** Remembers that nothing more is to be done for it while it is popular. */
    public void settle(long id) {
        settled.add(id);
    }

    /** Remembers that this slug leads to a popular article. */
    public void learn(String slug, long id) {
        if (ids.contains(id)) {
            slugs.put(slug, id);
        }
    }

    /** The popular article of that slug, if it was learned. */
    public OptionalLong idOf(String slug) {
        Long id = slugs.get(slug);
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }
}
