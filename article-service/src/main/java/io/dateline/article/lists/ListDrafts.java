package io.dateline.article.lists;

import io.dateline.access.Permission;
import io.dateline.article.articles.ArticleRows;
import io.dateline.article.articles.Scope;
import io.dateline.article.excerpts.Excerpts;
import io.dateline.article.search.SearchQueries;
import io.dateline.article.taxonomy.ListTerms;
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
    private final PresentFilters filters;

    /** Lists the articles in the given database; finds former slugs of authors, topics and tags in {@code terms}. */
    public ListDrafts(Database database, Excerpts excerpts, ListTerms terms, ArticleRows mapping) {
        this.queries = new SearchQueries(database);
        this.pages = new ListPages(database, ListPages.Bounds.DEFAULT, mapping);
        this.excerpts = excerpts;
        this.filters = new PresentFilters(terms);
    }

    /** A page, last changed first; INVALID for a broken filter or cursor. */
    public Future<ArticlePage> list(NewsroomListing listing, Call call) {
        call.require(Permission.ARTICLES_WRITE);
        ListFilters.check(listing.filters());
        Scope scope = Scope.of(call.caller());
        return filters.of(listing.filters())
                .compose(present -> page(new NewsroomListing(listing.status(), present), scope));
    }

    private Future<ArticlePage> page(NewsroomListing listing, Scope scope) {
        return queries.of(listing.filters().q(), listing.filters().lang()).compose(words -> {
            Future<ArticlePage> page = pages.page(new NewsroomList(listing, words, scope.owner()));
            return words == null ? page : page.compose(found -> excerpts.addTo(found, words));
        });
    }
}
