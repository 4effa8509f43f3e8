package io.dateline.article.excerpts;

import io.dateline.article.search.SearchQuery;
import io.dateline.bus.Failure;
import io.dateline.contract.ArticleContract.ArticlePage;
import io.dateline.contract.ArticleSummary;
import io.dateline.contract.ArticleSummary.Excerpt;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Adds excerpts to the articles of a page. The texts are analysed as they were for the index, which takes 30 ms for a page of 20
 * articles of 4 KB, and 50 ms for the longest texts, on a busy machine: hence on worker threads, one for each processor. Of more than
 * 32 pages at a time the rest fail as BUSY.
 */
public final class Excerpts {

    /** Characters of one text, as many as are indexed of it. */
    private static final int MOST_OF_TEXT = 100_000;

    /** Characters of all texts of a page. */
    private static final int MOST_OF_PAGE = 500_000;

    private static final int AT_ONCE = 32;

    private static final String TEXTS =
            "SELECT id, left(plain, $2) AS plain FROM article WHERE id = ANY ($1::bigint[])";

    private final Database database;
    private final WorkerExecutor workers;
    private final AtomicInteger pending = new AtomicInteger();

    /** Starts the worker threads. */
    public Excerpts(Vertx vertx, Database database) {
        this.database = database;
        this.workers = vertx.createSharedWorkerExecutor(
                "dateline-excerpts", Runtime.getRuntime().availableProcessors());
    }

    /** The page, each of its articles with an excerpt that shows what was found. */
    public Future<ArticlePage> addTo(ArticlePage page, SearchQuery query) {
        if (page.items().isEmpty()) {
            return Future.succeededFuture(page);
        }
        if (pending.incrementAndGet() > AT_ONCE) {
            pending.decrementAndGet();
            return Future.failedFuture(Failure.busy("busy", "Too many searches are under way."));
        }
        return texts(page.items())
                .compose(texts -> workers.executeBlocking(() -> with(page, texts, query), false))
                .<ArticlePage>map(Objects::requireNonNull)
                .onComplete(done -> pending.decrementAndGet());
    }

    /** Stops the worker threads. */
    public Future<Void> close() {
        return workers.close();
    }

    private Future<Map<Long, String>> texts(List<ArticleSummary> articles) {
        Long[] ids = articles.stream().map(ArticleSummary::id).toArray(Long[]::new);
        int most = Math.min(MOST_OF_TEXT, MOST_OF_PAGE / ids.length);
        return database.query(TEXTS, Tuple.of(ids, most)).map(rows -> {
            Map<Long, String> texts = new HashMap<>();
            for (Row row : rows) {
                texts.put(row.getLong("id"), row.getString("plain"));
            }
            return texts;
        });
    }

    private static ArticlePage with(ArticlePage page, Map<Long, String> texts, SearchQuery query) {
        List<ArticleSummary> items = page.items().stream()
                .map(article -> article.with(
                        new Excerpt(ArticleExcerpt.of(article, texts.getOrDefault(article.id(), ""), query))))
                .toList();
        return new ArticlePage(items, page.next());
    }
}
