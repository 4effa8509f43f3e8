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
 * Reads pages of lists at a bounded cost: if too many articles would have to be read for a page, the page is cut short, and its
 * cursor continues from there.
 *
 * <p>A search first looks for its words among the next articles of the list, which fills the page if the words are common. If
 * they are rare, the text index finds all matches, which are then sorted; that costs more the more common the words are.
 */
final class ListPages {

    /**
     * The maximum numbers of articles that are read for a page.
     *
     * @param first in the order of the list, as the first attempt of a search
     * @param collected by the text index
     * @param walked in the order of the list
     */
    record Bounds(int first, int collected, int walked) {

        /** The two larger numbers take one or two tenths of a second. */
        static final Bounds DEFAULT = new Bounds(2_000, 10_000, 20_000);
    }

    private final Database database;
    private final Bounds bounds;

    ListPages(Database database, Bounds bounds) {
        this.database = database;
        this.bounds = bounds;
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
        return walk(list, bounds.first()).compose(page -> {
            if (page.next() == null || page.items().size() == list.filters.limit()) {
                return Future.succeededFuture(page);
            }
            return areRare(words).compose(rare -> rare ? read(list, list.collected(words)) : walk(list, bounds.walked()));
        });
    }

    private Future<ArticlePage> walk(ArticleList list, int most) {
        return read(list, list.walk(most))
                .compose(page -> page.next() != null
                        ? Future.succeededFuture(page)
                        : cut(list, most).map(next -> new ArticlePage(page.items(), next)));
    }

    private Future<Boolean> areRare(WordSearch words) {
        return query(words.countCandidates(bounds.collected() + 1L))
                .map(rows -> rows.iterator().next().getLong(0) <= bounds.collected());
    }

    /** The cursor after the articles that were read; null at the end of the list. */
    private Future<@Nullable String> cut(ArticleList list, int most) {
        return query(list.lastOfWalk(most)).map(rows -> {
            for (Row row : rows) {
                return list.cursor(row.getOffsetDateTime("listed_at").toInstant(), row.getLong("id"));
            }
            return null;
        });
    }

    private Future<ArticlePage> read(ArticleList list, SqlBuilder statement) {
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
