package io.dateline.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.bus.Bus;
import io.dateline.bus.Endpoint;
import io.dateline.contract.Article;
import io.dateline.contract.ArticleContract;
import io.dateline.contract.ArticleContract.AtVersion;
import io.dateline.contract.ArticleContract.ById;
import io.dateline.contract.ArticleContract.Create;
import io.dateline.contract.ArticleContract.Edit;
import io.dateline.contract.ArticleContract.NewsroomListing;
import io.dateline.contract.ArticleContract.SetCommentPolicy;
import io.dateline.contract.ArticleDraft;
import io.dateline.contract.ArticlePatch;
import io.dateline.contract.ArticleStatus;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentContract.FollowArticles;
import io.dateline.contract.CommentPolicy;
import io.dateline.contract.WriteResult;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.http.Headers;
import io.dateline.gateway.operation.Operation;
import io.dateline.gateway.operation.OperationRequest;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.util.List;

/** Articles, as the newsroom writes and publishes them. Who may do it is decided by the article-service. */
final class NewsroomArticleOperations {

    private static final String PATH = ApiOperations.BASE_PATH + "/newsroom/articles";

    /** Bytes of the body of any write of an article. */
    private static final int ARTICLE_BODY = 1 << 20;

    private final Bus bus;

    NewsroomArticleOperations(Bus bus) {
        this.bus = bus;
    }

    List<Operation> operations() {
        return List.of(
                Operation.staffRead("listNewsroomArticles", this::list),
                Operation.staffRead("getNewsroomArticle", this::read),
                Operation.staffWrite("createArticle", this::create).withBody(ARTICLE_BODY),
                Operation.staffWrite("editArticle", this::edit).withBody(ARTICLE_BODY),
                Operation.staffWrite("deleteArticle", this::delete),
                Operation.staffWrite("publishArticle", request -> move(ArticleContract.PUBLISH, request))
                        .withBody(ARTICLE_BODY),
                Operation.staffWrite("unpublishArticle", request -> move(ArticleContract.UNPUBLISH, request))
                        .withBody(ARTICLE_BODY),
                Operation.staffWrite("setCommentPolicy", this::setCommentPolicy).withBody(ARTICLE_BODY));
    }

    private Future<Answer> list(OperationRequest request) {
        String status = request.arguments().optionalText("status");
        NewsroomListing listing = new NewsroomListing(
                status == null ? null : ArticleStatus.named(status), ArticleFilters.of(request.arguments()));
        return bus.ask(ArticleContract.LIST_ALL, listing, request.call()).map(page -> {
            Answer answer = Answer.json(200, page);
            return page.next() == null
                    ? answer
                    : answer.with(
                            Headers.LINK,
                            Headers.linkToNext(PATH + request.arguments().queryAt(page.next())));
        });
    }

    private Future<Answer> create(OperationRequest request) {
        String key = request.arguments().optionalText("Idempotency-Key");
        var endpoint = key == null ? ArticleContract.CREATE : ArticleContract.CREATE.asRepeatable();
        return bus.ask(endpoint, new Create(ArticleDraft.of(request.arguments().body()), key), request.call())
                .map(created -> shown(201, created)
                        .with(HttpHeaders.LOCATION, PATH + "/" + created.value().id()));
    }

    private Future<Answer> read(OperationRequest request) {
        return bus.ask(ArticleContract.READ, byId(request), request.call()).map(article -> shown(200, article));
    }

    private Future<Answer> edit(OperationRequest request) {
        return version(request)
                .compose(version -> bus.ask(
                        ArticleContract.EDIT,
                        new Edit(
                                id(request),
                                version,
                                ArticlePatch.of(request.arguments().body())),
                        request.call()))
                .compose(edited -> request.arguments().body().has("slug")
                        ? inForce(edited, request)
                        : Future.succeededFuture(edited))
                .map(edited -> shown(200, edited));
    }

    private Future<Answer> delete(OperationRequest request) {
        return version(request)
                .compose(
                        version -> bus.ask(ArticleContract.DELETE, new AtVersion(id(request), version), request.call()))
                .map(deleted -> Answer.empty(204).causing(deleted.changed()));
    }

    private Future<Answer> setCommentPolicy(OperationRequest request) {
        JsonNode body = request.arguments().body();
        JsonNode seconds = body.path("slowModeSeconds");
        SetCommentPolicy policy = new SetCommentPolicy(
                id(request),
                CommentPolicy.named(body.path("policy").asText()),
                seconds.isNumber() ? seconds.intValue() : null);
        return bus.ask(ArticleContract.SET_COMMENT_POLICY, policy, request.call())
                .compose(set -> inForce(set, request))
                .map(set -> Answer.json(200, set.value()).causing(set.changed()));
    }

    private Future<Answer> move(Endpoint<ById, WriteResult<Article>> endpoint, OperationRequest request) {
        return bus.ask(endpoint, byId(request), request.call())
                .compose(moved -> inForce(moved, request))
                .map(moved -> shown(200, moved));
    }

    /**
     * The answer holds for comments too: for the next one that is written, and for the address of their pages. While the
     * comment-service is away, it holds for those after it. Pages of comments that were made until then may show what was
     * before.
     */
    private <T> Future<WriteResult<T>> inForce(WriteResult<T> result, OperationRequest request) {
        return bus.ask(CommentContract.FOLLOW_ARTICLES, new FollowArticles(), request.call())
                .transform(followed -> Future.succeededFuture(result.asOfNow()));
    }

    /** The version to change: the one that If-Match names; the present one, if it names several or any. */
    private Future<Integer> version(OperationRequest request) {
        IfMatch versions = IfMatch.parse(request.arguments().optionalText("If-Match"));
        if (versions.named().size() == 1) {
            return Future.succeededFuture(versions.named().getFirst());
        }
        return bus.ask(ArticleContract.READ, byId(request), request.call())
                .map(article -> versions.require(article.version()));
    }

    private static Answer shown(int status, WriteResult<Article> result) {
        return shown(status, result.value()).causing(result.changed());
    }

    private static Answer shown(int status, Article article) {
        return Answer.json(status, article).with(HttpHeaders.ETAG, IfMatch.tag(article.version()));
    }

    private static ById byId(OperationRequest request) {
        return new ById(id(request));
    }

    private static long id(OperationRequest request) {
        return request.arguments().number("id");
    }
}
