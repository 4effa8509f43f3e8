package io.dateline.article.lists;

import io.dateline.article.popularity.ViewCounts;
import io.dateline.contract.ArticleContract.ArticlePage;
import io.dateline.contract.ArticleContract.Listing;
import io.dateline.contract.ArticleContract.Popular;
import io.dateline.contract.ArticleSummary;
import io.dateline.contract.Representation;
import io.dateline.contract.SurrogateKey;
import io.dateline.form.Range;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Lists the most read articles, or the newest if there are no counts. */
public final class ListMostRead {

    /** How many more are read than are listed, because some may have been withdrawn. */
    private static final int SPARE = 20;

    private final ViewCounts views;
    private final PublishedArticles articles;
    private final Clock clock;

    /** Lists the given articles by the given counts. */
    public ListMostRead(ViewCounts views, PublishedArticles articles, Clock clock) {
        this.views = views;
        this.articles = articles;
        this.clock = clock;
    }

    /** The most read articles of the window, the most read first. */
    public Future<Representation> list(Popular question) {
        int limit = (int) Range.PAGE_SIZE.nearest(question.limit());
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
