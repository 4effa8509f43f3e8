package io.dateline.article.lists;

import io.dateline.access.Permission;
import io.dateline.article.articles.Scope;
import io.dateline.article.excerpts.Excerpts;
import io.dateline.article.search.SearchQueries;
import io.dateline.bus.Call;
import io.dateline.contract.ArticleContract.ArticlePage;
import io.dateline.contract.ArticleContract.NewsroomListing;
import io.dateline.sql.Database;
import io.vertx.core.Future;

/**
 * Lists articles in any status for the newsroom: all of them for those who may change everybody's, for others those that they
 * created.
 */
public final class ListDrafts {

    private final SearchQueries queries;
    private final ListPages pages;
    private final Excerpts excerpts;

    /** Lists the articles in the given database. */
    public ListDrafts(Database database, Excerpts excerpts) {
        this.queries = new SearchQueries(database);
        this.pages = new ListPages(database, ListPages.Bounds.DEFAULT);
        this.excerpts = excerpts;
    }

    /** A page, last changed first; INVALID for a broken filter or cursor. */
    public Future<ArticlePage> list(NewsroomListing listing, Call call) {
        call.require(Permission.ARTICLES_WRITE);
        ListFilters.check(listing.filters());
        Scope scope = Scope.of(call.caller());
        return queries.of(listing.filters().q(), listing.filters().lang()).compose(words -> {
            Future<ArticlePage> page = pages.page(new NewsroomList(listing, words, scope.owner()));
            return words == null ? page : page.compose(found -> excerpts.addTo(found, words));
        });
    }
}
