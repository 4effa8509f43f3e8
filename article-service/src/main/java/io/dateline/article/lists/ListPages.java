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

/**
 * Reads pages of lists at a bounded cost: if too many articles would have to be read for a page, the page is cut short, and its
 * cursor continues from there.
 *
 * <p>The indexes of words tell whether those of a search are rare. If they are, the indexes find all matches, which are then put in
 * order; that costs more the more common the words are. If they are common, the next articles of the list have them.
 */
final class ListPages {

    /**
     * The maximum numbers of articles that are read for a page.
     *
     * @param collected by the indexes of words
     * @param walked in the order of the list, without words to look for
     * @param compared whose words are read, which takes 0.03 ms each: most articles have theirs in five parts
     */
    record Bounds(int collected, int walked, int compared) {

        /** Each takes about a tenth of a second. */
        static final Bounds DEFAULT = new Bounds(10_000, 20_000, 2_500);
    }

    private final Database database;
    private final Bounds bounds;
    private final ArticleRows mapping;

    ListPages(Database database, Bounds bounds, ArticleRows mapping) {
        this.database = database;
        this.bounds = bounds;
        this.mapping = mapping;
    }

    /** A page of the list; fails as INVALID for a broken cursor. */
    Future<ArticlePage> page(ArticleList list) {
        WordSearch words = list.words();
        if (words == null) {
            return walk(list, bounds.walked());
        }
        if (words.isEmpty()) {
            return Future.succeededFuture(new ArticlePage(List.of(), null));
        }
        return areRare(words).compose(rare -> rare ? collect(list, words) : walk(list, bounds.compared()));
    }

    private Future<ArticlePage> walk(ArticleList list, int most) {
        return read(list, list.walk(most))
                .compose(page ->
                        page.next() != null ? Future.succeededFuture(page) : cut(list, page, list.lastOfWalk(most)));
    }

    private Future<ArticlePage> collect(ArticleList list, WordSearch words) {
        int most = words.areDecidedByIndex() ? bounds.collected() : bounds.compared();
        return read(list, list.collected(words, most))
                .compose(page -> page.next() != null
                        ? Future.succeededFuture(page)
                        : cut(list, page, list.lastOfCollected(words, most)));
    }

    private Future<Boolean> areRare(WordSearch words) {
        return query(words.countCandidates(bounds.collected() + 1L))
                .map(rows -> rows.iterator().next().getLong(0) <= bounds.collected());
    }

    /** The page with a cursor to what follows the last article that was read; without one if that was the last of the list. */
    private Future<ArticlePage> cut(ArticleList list, ArticlePage page, SqlBuilder last) {
        return query(last).map(rows -> {
            for (Row row : rows) {
                String next = list.cursor(row.getOffsetDateTime("listed_at").toInstant(), row.getLong("id"));
                return new ArticlePage(page.items(), next);
            }
            return page;
        });
    }

    private Future<ArticlePage> read(ArticleList list, SqlBuilder statement) {
        return query(statement).map(rows -> {
            List<ArticleSummary> items = new ArrayList<>(rows.size());
            rows.forEach(row -> items.add(mapping.summary(row, list.isForReaders())));
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
