package io.dateline.article.store;

import io.dateline.contract.ArticleContract.Listing;
import io.dateline.sql.Database;
import io.vertx.core.Future;

/**
 * Tells words that are in many articles from those that are in few. All articles that hold rare words are collected by the
 * index and put in order. To do so with common words would cost more the more articles there are; going through the list in
 * its order until a page is full costs less the more common they are.
 */
final class CommonWords {

    /** Articles; looking at so many takes some ten milliseconds. */
    private static final int MOST_COLLECTED = 5_000;

    private final Database database;

    CommonWords(Database database) {
        this.database = database;
    }

    /** Whether the words of this list are; false when it has none. */
    Future<Boolean> in(Listing listing) {
        if (listing.q() == null) {
            return Future.succeededFuture(false);
        }
        Statement count = Filters.countOfSearched(listing, MOST_COLLECTED + 1);
        return database.query(count.sql(), count.values())
                .map(rows -> rows.iterator().next().getLong(0) > MOST_COLLECTED);
    }
}
