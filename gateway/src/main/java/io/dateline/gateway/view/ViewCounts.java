package io.dateline.gateway.view;

import io.dateline.bus.Bus;
import io.dateline.bus.Call;
import io.dateline.contract.ArticleContract;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Counts views here and tells the article-service now and then. What it could not be told is kept and told later; beyond
 * {@link #MOST_ARTICLES} different articles nothing more is counted until then.
 */
public final class ViewCounts {

    static final int MOST_ARTICLES = 100_000;
    private static final int MOST_AT_ONCE = 5_000;

    private final Bus bus;
    private final Map<Long, Integer> counts = new ConcurrentHashMap<>();
    private final AtomicBoolean sending = new AtomicBoolean();

    /** Counts that are told over that bus. */
    public ViewCounts(Bus bus) {
        this.bus = bus;
    }

    /** One reader saw that article. */
    public void count(long articleId) {
        if (counts.size() < MOST_ARTICLES || counts.containsKey(articleId)) {
            counts.merge(articleId, 1, Integer::sum);
        }
    }

    /** Tells what was counted; done when it is told, or known that nobody listens. One at a time. */
    public Future<Void> flush() {
        if (counts.isEmpty() || !sending.compareAndSet(false, true)) {
            return Future.succeededFuture();
        }
        return sendAll().onComplete(done -> sending.set(false));
    }

    private Future<Void> sendAll() {
        Map<Long, Integer> batch = take();
        if (batch.isEmpty()) {
            return Future.succeededFuture();
        }
        return bus.ask(ArticleContract.COUNT_VIEWS, new ArticleContract.Views(batch), Call.ofService("count-views"))
                .transform(told -> {
                    if (told.succeeded()) {
                        return sendAll();
                    }
                    batch.forEach((id, count) -> counts.merge(id, count, Integer::sum));
                    return Future.succeededFuture();
                });
    }

    private Map<Long, Integer> take() {
        Map<Long, Integer> batch = new HashMap<>();
        for (Long id : List.copyOf(counts.keySet())) {
            if (batch.size() == MOST_AT_ONCE) {
                break;
            }
            Integer count = counts.remove(id);
            if (count != null) {
                batch.put(id, count);
            }
        }
        return batch;
    }
}
