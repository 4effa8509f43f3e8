package io.dateline.gateway.resource;

import io.dateline.bus.Bus;
import io.dateline.contract.Changed;
import io.dateline.gateway.cache.ReadYourWrites;
import io.dateline.gateway.limit.Attempts;
import io.dateline.gateway.limit.RateLimits;
import io.dateline.gateway.session.AccessTokens;
import io.dateline.gateway.session.ActiveStaff;
import io.vertx.core.Future;
import java.util.Map;
import java.util.function.Function;

/**
 * What is done for each operation of the description, by its name.
 *
 * @param reads those whose answers are cached
 * @param others all the rest
 */
public record Operations(Map<String, PublicRead> reads, Map<String, Operation> others) {

    /**
     * All of them.
     *
     * @param purge drops or renews the cached answers that show what changed; done when none is served any more
     */
    public static Operations of(
            Bus bus,
            AccessTokens tokens,
            ActiveStaff active,
            RateLimits limits,
            Function<Changed, Future<Void>> purge) {
        ReadYourWrites writes = new ReadYourWrites(purge);
        ArticleReads articles = new ArticleReads(bus);
        Comments comments = new Comments(bus, writes, limits);
        NewsroomArticles newsroom = new NewsroomArticles(bus, writes);
        Staff staff = new Staff(bus, active);
        Audit audit = new Audit(bus);
        Attempts guesses = new Attempts(limits, Sessions::isGuess);
        OwnAccount own = new OwnAccount(bus, active, guesses);
        Sessions sessions = new Sessions(bus, tokens, active, guesses);
        return new Operations(
                Map.of(
                        "listArticles", articles::list,
                        "listPopularArticles", articles::popular,
                        "getArticle", articles::one,
                        "listRelatedArticles", articles::related,
                        "listComments", comments::list),
                Map.ofEntries(
                        Map.entry("writeComment", comments::write),
                        Map.entry("signIn", sessions::signIn),
                        Map.entry("refreshSession", sessions::refresh),
                        Map.entry("signOut", sessions::end),
                        Map.entry("signOutEverywhere", sessions::endAll),
                        Map.entry("getOwnAccount", own::read),
                        Map.entry("changeOwnAccount", own::change),
                        Map.entry("listNewsroomArticles", newsroom::list),
                        Map.entry("createArticle", newsroom::create),
                        Map.entry("getNewsroomArticle", newsroom::read),
                        Map.entry("editArticle", newsroom::edit),
                        Map.entry("deleteArticle", newsroom::delete),
                        Map.entry("publishArticle", newsroom::publish),
                        Map.entry("unpublishArticle", newsroom::unpublish),
                        Map.entry("setCommentPolicy", newsroom::setCommentPolicy),
                        Map.entry("listStaff", staff::list),
                        Map.entry("hire", staff::hire),
                        Map.entry("changeMember", staff::change),
                        Map.entry("listAuditEntries", audit::list)));
    }
}
