package io.dateline.article.store;

import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract.ArticlePage;
import io.dateline.contract.ArticleContract.NewsroomListing;
import io.dateline.contract.ArticleSummary;
import io.dateline.sql.Database;
import io.dateline.sql.KeysetCursor;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the newsroom reads, for the event loops. */
public final class NewsroomArticles {

    private static final String BY_ID = "SELECT " + ArticleRows.FOR_NEWSROOM + """
            FROM article a WHERE a.id = $1 AND ($2::bigint IS NULL OR a.created_by = $2)
            """;

    private final Database database;
    private final CommonWords commonWords;

    /** Those in this database. */
    public NewsroomArticles(Database database) {
        this.database = database;
        this.commonWords = new CommonWords(database);
    }

    /** One article in any status; only if it is the owner's where that is not null. */
    public Future<Optional<Article>> find(long id, @Nullable Long owner) {
        return database.find(BY_ID, Tuple.of(id, owner)).map(rows -> {
            var found = rows.iterator();
            return found.hasNext() ? Optional.of(ArticleRows.forNewsroom(found.next())) : Optional.empty();
        });
    }

    /** A page of summaries, last changed first; fails as INVALID for a broken cursor. */
    public Future<ArticlePage> page(NewsroomListing listing, @Nullable Long owner) {
        return commonWords
                .in(listing.filters())
                .compose(common -> page(listing, Filters.newsroom(listing, owner, common)));
    }

    private Future<ArticlePage> page(NewsroomListing listing, Statement statement) {
        int limit = listing.filters().limit();
        return database.query(statement.sql(), statement.values()).map(rows -> {
            List<ArticleSummary> items = new ArrayList<>(rows.size());
            rows.forEach(row -> items.add(ArticleRows.summary(row, false)));
            if (items.size() <= limit) {
                return new ArticlePage(items, null);
            }
            ArticleSummary last = items.get(limit - 1);
            return new ArticlePage(
                    List.copyOf(items.subList(0, limit)),
                    new KeysetCursor(last.updatedAt().toEpochMilli(), last.id()).encode(Filters.list(listing)));
        });
    }
}
