package io.dateline.article.reading;

import io.dateline.article.popularity.ViewCounts;
import io.dateline.article.store.PublishedArticles;
import io.dateline.contract.ArticleContract.ArticlePage;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleContract.Popular;
import io.dateline.contract.ArticleSummary;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Lists the most read articles; while nobody knows which they are, the newest. */
public final class ListMostRead {

    /** More are asked for than are shown, since some may have been withdrawn. */
    private static final int SPARE = 20;

    private final ViewCounts views;
    private final PublishedArticles articles;
    private final Clock clock;

    /** Over these. */
    public ListMostRead(ViewCounts views, PublishedArticles articles, Clock clock) {
        this.views = views;
        this.articles = articles;
        this.clock = clock;
    }

    /** The most read, first the most. */
    public Future<Representation> list(Popular question) {
        int limit = Math.clamp(question.limit(), 1, 100);
        return views.mostRead(question.window(), limit + SPARE, clock.instant())
                .otherwise(List.of())
                .compose(ids -> ids.isEmpty() ? Future.succeededFuture(List.of()) : articles.byIds(ids, limit))
                .compose(items -> items.isEmpty() ? newest(limit) : Future.succeededFuture(items))
                .map(items -> Representation.of(new ArticlePage(items, null), keys(items)));
    }

    private Future<List<ArticleSummary>> newest(int limit) {
        return articles.page(new Listing(null, null, null, null, null, null, null, limit, null))
                .map(ArticlePage::items);
    }

    private static List<SurrogateKey> keys(List<ArticleSummary> items) {
        List<SurrogateKey> keys = new ArrayList<>();
        keys.add(SurrogateKey.popular());
        items.forEach(item -> keys.add(SurrogateKey.article(item.id())));
        return keys;
    }
}
