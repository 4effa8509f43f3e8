package io.dateline.article.articles;

import io.dateline.access.Caller;
import io.dateline.article.popularity.ArticleCache;
import io.dateline.bus.Bus;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.Changed;
import io.dateline.contract.SurrogateKey;
import io.dateline.contract.WriteResult;
import io.dateline.sql.Database;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What all changes of articles have in common: the article is locked, changed and logged in one transaction; after the commit its
 * copies in Redis are dropped and the change is announced. In direct style.
 */
public final class ArticleChange {

    private final Database database;
    private final Articles articles;
    private final ArticleCache cache;
    private final Bus bus;

    /** Changes articles in the given database; drops copies from the cache and announces changes on the bus. */
    public ArticleChange(Database database, Articles articles, ArticleCache cache, Bus bus) {
        this.database = database;
        this.articles = articles;
        this.cache = cache;
        this.bus = bus;
    }

    private record Change(
            ArticleRecord before, ArticleRecord after, List<Long> pointingTo, List<String> slugs, Article shown) {

        boolean isNone() {
            return after.article().version() == before.article().version();
        }
    }

    /**
     * Changes an article in the scope of the caller.
     *
     * @param change returns the article after the change, or the same if nothing changes
     * @return the article as the caller may see it, and what is announced
     * @throws Failure NOT_FOUND {@code article-unknown}, also if the article is not in the scope of the caller
     */
    WriteResult<Article> apply(long id, Caller caller, BiFunction<SqlConnection, ArticleRecord, ArticleRecord> change) {
        return applyToAny(
                id, caller, (transaction, before) -> change.apply(transaction, before.requireInScope(caller)));
    }

    /** Changes an article that anybody may have created; the change itself checks who may do that. */
    WriteResult<Article> applyToAny(
            long id, Caller caller, BiFunction<SqlConnection, ArticleRecord, ArticleRecord> change) {
        Change done = database.inTransaction(transaction -> {
            ArticleRecord before = articles.lock(transaction, id).orElseThrow(ArticleRecord::unknown);
            ArticleRecord after = change.apply(transaction, before);
            List<Long> pointingTo =
                    StaleKeys.showsDifferently(before, after) ? articles.pointingTo(transaction, id) : List.of();
            List<String> slugs = StaleKeys.withdraws(before, after) ? articles.slugsOf(transaction, id) : List.of();
            Article shown = articles.within(transaction, after, Scope.of(caller))
                    .article()
                    .withWarnings(after.article().warnings());
            return new Change(before, after, pointingTo, slugs, shown);
        });
        return new WriteResult<>(done.shown, done.isNone() ? Changed.nothing() : dropAndAnnounce(done));
    }

    /** Drops the copies of articles that show something in another way now, though they are the same, and announces that. */
    void showAnew(List<Long> ids, List<SurrogateKey> others) {
        if (!ids.isEmpty()) {
            cache.drop(ids).await();
        }
        announce(Changed.changed(Stream.concat(others.stream(), ids.stream().map(SurrogateKey::article))
                .toList()));
    }

    /** Announces the change of an article that no reader can have seen. */
    Changed announceDraft() {
        return announce(Changed.nothing());
    }

    private Changed dropAndAnnounce(Change change) {
        List<Long> ids = new ArrayList<>(change.pointingTo);
        ids.add(change.after.article().id());
        if (change.after.wasPublic()) {
            cache.drop(ids).await();
        }
        return announce(StaleKeys.of(change.before, change.after, change.pointingTo, change.slugs));
    }

    private Changed announce(Changed changed) {
        bus.publish(ArticleContract.CHANGED, changed);
        return changed;
    }
}
