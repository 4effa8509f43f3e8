package io.dateline.article.lists;

import io.dateline.article.articles.ArticleRows;
import io.dateline.contract.ArticleContract.ArticlePage;
import io.dateline.contract.ArticleSummary;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds pages of lists, at a cost that is bounded whatever is asked for: a page for which too many articles would have to be
 * looked at is cut short, and its cursor leads on from there.
 *
 * <p>Words are looked for among the next of the list first, which fills the page if they are common. All that hold rare
 * words are collected by their index and put in order, which would cost more the more common the words are.
 */
final class ListPages {

    /**
     * How many articles are looked at for a page at most.
     *
     * @param first for words, before anything else is tried
     * @param collected by the index of words
     * @param walked one after the other, in the order of the list
     */
    record Bounds(int first, int collected, int walked) {

        /** Each of the larger ones takes one or two tenths of a second. */
        static final Bounds DEFAULT = new Bounds(2_000, 10_000, 20_000);
    }

    private final Database database;
    private final Bounds bounds;

    ListPages(Database database, Bounds bounds) {
        this.database = database;
        this.bounds = bounds;
    }

    /** A page; fails as INVALID for a broken cursor. */
    Future<ArticlePage> page(ArticleList list) {
        if (!list.hasWords()) {
            return walk(list, bounds.walked());
        }
        return walk(list, bounds.first()).compose(page -> {
            if (page.next() == null || page.items().size() == list.filters.limit()) {
                return Future.succeededFuture(page);
            }
            return areRare(list).compose(rare -> rare ? find(list, list.collected()) : walk(list, bounds.walked()));
        });
    }

    private Future<ArticlePage> walk(ArticleList list, int most) {
        return find(list, list.walk(most))
                .compose(page -> page.next() != null
                        ? Future.succeededFuture(page)
                        : cut(list, most).map(next -> new ArticlePage(page.items(), next)));
    }

    private Future<Boolean> areRare(ArticleList list) {
        return query(list.candidates(bounds.collected() + 1L))
                .map(rows -> rows.iterator().next().getLong(0) <= bounds.collected());
    }

    /** Where the list goes on behind what was looked at; null at its end. */
    private Future<@Nullable String> cut(ArticleList list, int most) {
        return query(list.lastOfWalk(most)).map(rows -> {
            for (Row row : rows) {
                return list.cursor(row.getOffsetDateTime("listed_at").toInstant(), row.getLong("id"));
            }
            return null;
        });
    }

    private Future<ArticlePage> find(ArticleList list, SqlBuilder statement) {
        return query(statement).map(rows -> {
            List<ArticleSummary> items = new ArrayList<>(rows.size());
            rows.forEach(row -> items.add(ArticleRows.summary(row, list.isForReaders())));
            if (items.size() <= list.filters.limit()) {
                return new ArticlePage(items, null);
            }
            items.removeLast();
            ArticleSummary last = items.getLast();
            Instant time = list.time(last);
            return new ArticlePage(items, time == null ? null : list.cursor(time, last.id()));
        });
    }

    private Future<RowSet<Row>> query(SqlBuilder statement) {
        return database.query(statement.sql(), statement.values());
    }
}
