package io.dateline.article.lists;

import io.dateline.article.articles.ArticleRows;
import io.dateline.contract.ArticleContract.ArticlePage;
import io.dateline.contract.ArticleSummary;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads pages of the best matches at a bounded cost. Where the words are rare, all matches are compared; where they are common,
 * the newest ones, as many as there may be of rare words. For each page they are compared again: nothing is kept.
 */
final class RankedPages {

    private final Database database;
    private final ListPages.Bounds bounds;

    RankedPages(Database database, ListPages.Bounds bounds) {
        this.database = database;
        this.bounds = bounds;
    }

    /** A page of the list. */
    Future<ArticlePage> page(RankedList list) {
        if (list.words().isEmpty()) {
            return Future.succeededFuture(new ArticlePage(List.of(), null));
        }
        return query(list.words().countCandidates(bounds.collected() + 1L))
                .map(rows -> rows.iterator().next().getLong(0) <= bounds.collected())
                .compose(rare -> query(rare ? list.ofAll() : list.ofNewest(bounds.collected(), bounds.walked())))
                .map(rows -> page(list, rows));
    }

    private static ArticlePage page(RankedList list, RowSet<Row> rows) {
        List<ArticleSummary> items = new ArrayList<>(rows.size());
        String next = null;
        for (Row row : rows) {
            if (items.size() == list.limit()) {
                return new ArticlePage(items, next);
            }
            ArticleSummary article = ArticleRows.summary(row, true);
            items.add(article);
            next = list.cursor(row.getOffsetDateTime("moment").toInstant(), row.getLong("score"), article.id());
        }
        return new ArticlePage(items, null);
    }

    private Future<RowSet<Row>> query(SqlBuilder statement) {
        return database.query(statement.sql(), statement.values());
    }
}
