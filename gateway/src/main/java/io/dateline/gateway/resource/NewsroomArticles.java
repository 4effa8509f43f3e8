package io.dateline.gateway.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.bus.Bus;
import io.dateline.bus.Endpoint;
import io.dateline.bus.Failure;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.AtVersion;
import io.dateline.contract.ArticleContract.ById;
import io.dateline.contract.ArticleContract.Create;
import io.dateline.contract.ArticleContract.Edit;
import io.dateline.contract.ArticleContract.NewsroomListing;
import io.dateline.contract.ArticleContract.SetCommentPolicy;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentContract.FollowArticles;
import io.dateline.contract.CommentPolicy;
import io.dateline.contract.WriteResult;
import io.dateline.gateway.cache.ReadYourWrites;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.http.Headers;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;

/** What the newsroom does with articles. Who may do it is decided by the article-service. */
final class NewsroomArticles {

    private static final String PATH = "/api/v1/newsroom/articles";

    private final Bus bus;
    private final ReadYourWrites writes;

    NewsroomArticles(Bus bus, ReadYourWrites writes) {
        this.bus = bus;
        this.writes = writes;
    }

    Future<Answer> list(Inquiry inquiry) {
        String status = inquiry.arguments().optionalText("status");
        NewsroomListing listing = new NewsroomListing(
                status == null ? null : ArticleStatus.named(status), Filters.of(inquiry.arguments()));
        return bus.ask(ArticleContract.LIST_ALL, listing, inquiry.call()).map(page -> {
            Answer answer = Answer.json(200, page);
            return page.next() == null
                    ? answer
                    : answer.with(
                            Headers.LINK, "<" + PATH + inquiry.arguments().queryAt(page.next()) + ">; rel=\"next\"");
        });
    }

    Future<Answer> create(Inquiry inquiry) {
        String key = inquiry.arguments().optionalText("Idempotency-Key");
        var endpoint = key == null ? ArticleContract.CREATE : ArticleContract.CREATE.asRepeatable();
        return bus.ask(endpoint, new Create(inquiry.arguments().body(), key), inquiry.call())
                .compose(writes::settle)
                .map(article -> shown(201, article).with(HttpHeaders.LOCATION, PATH + "/" + article.id()));
    }

    Future<Answer> read(Inquiry inquiry) {
        return bus.ask(ArticleContract.READ, byId(inquiry), inquiry.call()).map(article -> shown(200, article));
    }

    Future<Answer> edit(Inquiry inquiry) {
        return version(inquiry)
                .compose(version -> bus.ask(
                        ArticleContract.EDIT,
                        new Edit(id(inquiry), version, inquiry.arguments().body()),
                        inquiry.call()))
                .compose(writes::settle)
                .map(article -> shown(200, article));
    }

    Future<Answer> delete(Inquiry inquiry) {
        return version(inquiry)
                .compose(
                        version -> bus.ask(ArticleContract.DELETE, new AtVersion(id(inquiry), version), inquiry.call()))
                .compose(writes::settle)
                .map(done -> Answer.empty(204));
    }

    Future<Answer> publish(Inquiry inquiry) {
        return move(ArticleContract.PUBLISH, inquiry);
    }

    Future<Answer> unpublish(Inquiry inquiry) {
        return move(ArticleContract.UNPUBLISH, inquiry);
    }

    Future<Answer> setCommentPolicy(Inquiry inquiry) {
        JsonNode body = inquiry.arguments().body();
        JsonNode seconds = body.path("slowModeSeconds");
        SetCommentPolicy policy = new SetCommentPolicy(
                id(inquiry),
                CommentPolicy.named(body.path("policy").asText()),
                seconds.isNumber() ? seconds.intValue() : null);
        return bus.ask(ArticleContract.SET_COMMENT_POLICY, policy, inquiry.call())
                .compose(set -> inForce(set, inquiry))
                .compose(writes::settle)
                .map(discussion -> Answer.json(200, discussion));
    }

    private Future<Answer> move(Endpoint<ById, WriteResult<Article>> endpoint, Inquiry inquiry) {
        return bus.ask(endpoint, byId(inquiry), inquiry.call())
                .compose(moved -> inForce(moved, inquiry))
                .compose(writes::settle)
                .map(article -> shown(200, article));
    }

    /**
     * What was answered holds for the very next comment too; while the comment-service is away, for those after it. Pages of
     * comments that were made until then may show what was before.
     */
    private <T> Future<WriteResult<T>> inForce(WriteResult<T> result, Inquiry inquiry) {
        return bus.ask(CommentContract.FOLLOW_ARTICLES, new FollowArticles(), inquiry.call())
                .transform(followed -> Future.succeededFuture(result.asOfNow()));
    }

    /** The version to change: the one that was named, or of several, or of any, the present one. */
    private Future<Integer> version(Inquiry inquiry) {
        Versions versions = Versions.parse(inquiry.arguments().optionalText("If-Match"));
        if (versions.named().size() == 1) {
            return Future.succeededFuture(versions.named().getFirst());
        }
        return bus.ask(ArticleContract.READ, byId(inquiry), inquiry.call())
                .compose(article -> versions.any() || versions.named().contains(article.version())
                        ? Future.succeededFuture(article.version())
                        : Future.failedFuture(Failure.conflict(
                                "version-mismatch", "No version that If-Match names is the present one.")));
    }

    private static Answer shown(int status, Article article) {
        return Answer.json(status, article).with(HttpHeaders.ETAG, Versions.tag(article.version()));
    }

    private static ById byId(Inquiry inquiry) {
        return new ById(id(inquiry));
    }

    private static long id(Inquiry inquiry) {
        return inquiry.arguments().number("id");
    }
}
