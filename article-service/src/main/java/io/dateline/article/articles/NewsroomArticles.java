package io.dateline.article.articles;

import io.dateline.article.lists.ListPages;
import io.dateline.article.lists.NewsroomList;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract.ArticlePage;
import io.dateline.contract.ArticleContract.NewsroomListing;
import io.dateline.sql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** What the newsroom reads, for the event loops. */
public final class NewsroomArticles {

    private static final String BY_ID = "SELECT " + ArticleRows.FOR_NEWSROOM + """
            FROM article a WHERE a.id = $1 AND ($2::bigint IS NULL OR a.created_by = $2)
            """;

    private final Database database;
    private final ListPages pages;

    /** Those in this database. */
    public NewsroomArticles(Database database) {
        this.database = database;
        this.pages = new ListPages(database, ListPages.Bounds.DEFAULT);
    }

    /** One article in any status, if it is in the scope; it points to none that is neither public nor in it. */
    public Future<Optional<Article>> find(long id, Scope scope) {
        return database.find(BY_ID, Tuple.of(id, scope.owner())).map(rows -> {
            var found = rows.iterator();
            return found.hasNext() ? Optional.of(ArticleRows.forNewsroom(found.next())) : Optional.empty();
        });
    }

    /** A page of summaries, last changed first; fails as INVALID for a broken cursor. */
    public Future<ArticlePage> page(NewsroomListing listing, Scope scope) {
        return pages.page(new NewsroomList(listing, scope.owner()));
    }
}
