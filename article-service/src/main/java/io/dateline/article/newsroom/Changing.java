package io.dateline.article.newsroom;

import io.dateline.access.Caller;
import io.dateline.access.Permission;
import io.dateline.article.popularity.ArticleCache;
import io.dateline.article.store.Articles;
import io.dateline.article.store.Scope;
import io.dateline.article.store.Stored;
import io.dateline.bus.Bus;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.Changed;
import io.dateline.contract.WriteResult;
import io.dateline.sql.Database;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What every change of an article has in common: it is locked, changed and logged in one transaction, and after the
 * commit its copies are dropped and the change is announced.
 */
public final class Changing {

    private final Database database;
    private final Articles articles;
    private final ArticleCache cache;
    private final Bus bus;

    /** Over these. */
    public Changing(Database database, Articles articles, ArticleCache cache, Bus bus) {
        this.database = database;
        this.articles = articles;
        this.cache = cache;
        this.bus = bus;
    }

    private record Change(Stored before, Stored after, List<Long> pointingTo, List<String> slugs, Article shown) {}

    /**
     * Changes one article that the caller may change.
     *
     * @param change returns the article as it is after, the same as before if it leaves it as it was
     * @return as the caller may see it, and what is announced
     * @throws Failure NOT_FOUND {@code article-unknown}, also for somebody who may change only what they made
     */
    WriteResult<Article> change(long id, Caller caller, BiFunction<SqlConnection, Stored, Stored> change) {
        return changeAnybodys(
                id, caller, (transaction, before) -> change.apply(transaction, mayChange(before, caller)));
    }

    /** The same whoever made the article, for what decides itself who may. */
    WriteResult<Article> changeAnybodys(long id, Caller caller, BiFunction<SqlConnection, Stored, Stored> change) {
        Change done = database.inTransaction(transaction -> {
            Stored before = articles.lock(transaction, id).orElseThrow(Changing::unknown);
            Stored after = change.apply(transaction, before);
            List<Long> pointingTo =
                    StaleKeys.showsDifferently(before, after) ? articles.pointingTo(transaction, id) : List.of();
            List<String> slugs = StaleKeys.withdraws(before, after) ? articles.slugsOf(transaction, id) : List.of();
            Article shown =
                    articles.within(transaction, after, Scope.of(caller)).article();
            return new Change(before, after, pointingTo, slugs, shown);
        });
        boolean same = done.after.article().version() == done.before.article().version();
        return new WriteResult<>(done.shown, same ? Changed.nothing() : tell(done));
    }

    /** Announces an article that no reader can have seen. */
    Changed tellOfDraft() {
        return announce(Changed.nothing());
    }

    static Stored mayChange(Stored stored, Caller caller) {
        if (!Scope.of(caller).covers(stored.owner())) {
            throw unknown();
        }
        return stored;
    }

    /** Stops whoever may not decide what readers see from changing it. */
    static void mustNotBePublic(Stored stored, Caller caller) {
        if (stored.isPublic() && !caller.may(Permission.ARTICLES_PUBLISH)) {
            throw Failure.forbidden(
                    "article-is-public",
                    "This article is public: to change it needs the permission " + Permission.ARTICLES_PUBLISH + ".");
        }
    }

    static void mustBeAt(Stored stored, int version) {
        if (stored.article().version() != version) {
            throw Failure.conflict("version-mismatch", "Someone changed this article meanwhile.");
        }
    }

    static Failure unknown() {
        return Failure.notFound("article-unknown", "There is no such article.");
    }

    private Changed tell(Change change) {
        List<Long> ids = new ArrayList<>(change.pointingTo);
        ids.add(change.after.article().id());
        if (change.after.wasPublic()) {
            cache.drop(ids).await();
        }
        return announce(StaleKeys.of(change.before, change.after, change.pointingTo, change.slugs));
    }

    private Changed announce(Changed changed) {
        bus.announce(ArticleContract.CHANGED, changed);
        return changed;
    }
}
