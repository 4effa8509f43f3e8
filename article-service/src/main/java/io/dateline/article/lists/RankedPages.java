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
 * Reads pages of the best matches at a bounded cost. To rank a match its words are read, which takes 0.04 ms; to know that it is one
 * takes hardly any time, since the indexes do. So those that are likely to be the best are ranked: the newest of those that have all
 * words in the lead, which is headline and standfirst, and the newest of all.
 *
 * <p>They are ranked again for each page: nothing is kept.
 */
final class RankedPages {

    /**
     * The maximum numbers of articles that are read for a page.
     *
     * @param candidates found by an index; words that more have are common
     * @param ranked of those with the words in the lead, and of the newest of rare words
     * @param walked in the order of the list, for common words
     */
    record Bounds(int candidates, int ranked, int walked) {

        /** Each of the smaller numbers takes 20 to 30 ms where all is in memory. */
        static final Bounds DEFAULT = new Bounds(10_000, 500, 600);
    }

    private final Database database;
    private final Bounds bounds;
    private final ArticleRows mapping;

    RankedPages(Database database, Bounds bounds, ArticleRows mapping) {
        this.database = database;
        this.bounds = bounds;
        this.mapping = mapping;
    }

    /** A page of the list. */
    Future<ArticlePage> page(RankedList list) {
        WordSearch words = list.words();
        if (words.isEmpty()) {
            return Future.succeededFuture(new ArticlePage(List.of(), null));
        }
        long most = bounds.candidates() + 1L;
        return areFew(words.countCandidates(most))
                .compose(rare -> rare
                        ? query(list.ofRare(bounds.ranked()))
                        : areFew(words.countLead(most)).compose(few -> common(list, few)))
                .map(rows -> page(list, rows));
    }

    private Future<RowSet<Row>> common(RankedList list, boolean fewInLead) {
        return query(fewInLead ? list.ofCommon(bounds.ranked(), bounds.walked()) : list.ofNewest(bounds.walked()));
    }

    private Future<Boolean> areFew(SqlBuilder count) {
        return query(count).map(rows -> rows.iterator().next().getLong(0) <= bounds.candidates());
    }

    private ArticlePage page(RankedList list, RowSet<Row> rows) {
        List<ArticleSummary> items = new ArrayList<>(rows.size());
        String next = null;
        for (Row row : rows) {
            if (items.size() == list.limit()) {
                return new ArticlePage(items, next);
            }
            ArticleSummary article = mapping.summary(row, true);
            items.add(article);
            next = list.cursor(row.getOffsetDateTime("moment").toInstant(), row.getLong("score"), article.id());
        }
        return new ArticlePage(items, null);
    }

    private Future<RowSet<Row>> query(SqlBuilder statement) {
        return database.query(statement.sql(), statement.values());
    }
}
