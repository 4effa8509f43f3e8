package io.dateline.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.bus.Bus;
import io.dateline.bus.Failure;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentContract.Find;
import io.dateline.contract.CommentContract.Listing;
import io.dateline.contract.CommentContract.Sort;
import io.dateline.contract.CommentContract.Write;
import io.dateline.contract.SurrogateKey;
import io.dateline.contract.WriteResult;
import io.dateline.gateway.cache.Read;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.limit.RateLimits;
import io.dateline.gateway.limit.Rule;
import io.dateline.gateway.openapi.Arguments;
import io.dateline.gateway.operation.Operation;
import io.dateline.gateway.operation.OperationRequest;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comments, as readers read and write them. */
final class CommentOperations {

    private static final String COMMENTS = ApiOperations.BASE_PATH + "/comments/";

    private final Bus bus;
    private final RateLimits limits;

    CommentOperations(Bus bus, RateLimits limits) {
        this.bus = bus;
        this.limits = limits;
    }

    List<Operation> operations() {
        return List.of(
                Operation.cachedRead("listComments", this::list),
                Operation.ownedRead("getComment", this::one, this::ownersOne),
                Operation.publicWrite("writeComment", List.of(Rule.COMMENTS_PER_ADDRESS), this::write)
                        .withBody(Operation.USUAL_BODY));
    }

    private Read list(String path, Arguments arguments) {
        String slug = arguments.text("slug");
        Listing listing = new Listing(
                slug,
                Sort.named(arguments.text("sort")),
                arguments.optionalNumber("parent"),
                (int) arguments.number("limit"),
                arguments.optionalText("cursor"));
        String start = ArticleReads.ARTICLES + slug + "/comments";
        return new Read(
                start + arguments.normalQuery(),
                // Withdrawing the article announces its slug: its comments must go with it.
                List.of(SurrogateKey.slug(slug)),
                call -> bus.ask(CommentContract.LIST, listing, call),
                next -> start + arguments.queryAt(next),
                moved -> ArticleReads.ARTICLES + moved + "/comments" + arguments.normalQuery(),
                false);
    }

    private Read one(String path, Arguments arguments) {
        long id = arguments.number("id");
        return new Read(
                        COMMENTS + id,
                        List.of(SurrogateKey.comment(id)),
                        call -> bus.ask(CommentContract.FIND, new Find(id, null), call),
                        next -> "",
                        moved -> "",
                        false)
                .ofOwner();
    }

    /** Not kept by anybody, neither the comment nor that it is not there. */
    private Future<Answer> ownersOne(OperationRequest request, String token) {
        request.answerHeaders().add(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
        Find find = new Find(request.arguments().number("id"), token);
        return bus.ask(CommentContract.FIND, find, request.call())
                .map(found -> Answer.of(200, "application/json", found.body()));
    }

    private Future<Answer> write(OperationRequest request) {
        Arguments arguments = request.arguments();
        JsonNode author = arguments.body().path("author");
        JsonNode parent = arguments.body().get("parentId");
        String key = arguments.optionalText("Idempotency-Key");
        String slug = arguments.text("slug");
        Write write = new Write(
                slug,
                author.path("name").asText(),
                author.path("email").asText(),
                optional(author.get("url")),
                arguments.body().path("body").asText(),
                parent == null ? null : parent.longValue(),
                key);
        return limits.take(Rule.COMMENTS_PER_ARTICLE, slug, request.answerHeaders())
                .compose(allowed -> bus.ask(CommentContract.WRITE, write, request.call())
                        .recover(failure -> unusedIfRefused(slug, failure)))
                .map(CommentOperations::written);
    }

    private static Answer written(WriteResult<Comment> result) {
        Comment comment = result.value();
        return Answer.json(comment.status() == Comment.Status.PENDING ? 202 : 201, comment)
                .with(HttpHeaders.LOCATION, COMMENTS + comment.id())
                .causing(result.changed());
    }

    /** A request that became no comment takes nothing of the article's limit; one of which nobody knows does. */
    private <T> Future<T> unusedIfRefused(String slug, Throwable failure) {
        boolean refused = failure instanceof Failure known
                && known.kind() != Failure.Kind.UNAVAILABLE
                && known.kind() != Failure.Kind.INTERNAL;
        return refused
                ? limits.giveBack(Rule.COMMENTS_PER_ARTICLE, slug).transform(given -> Future.failedFuture(failure))
                : Future.failedFuture(failure);
    }

    private static @Nullable String optional(@Nullable JsonNode text) {
        return text == null ? null : text.asText();
    }
}
