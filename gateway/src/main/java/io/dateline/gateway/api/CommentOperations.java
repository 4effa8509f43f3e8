package io.dateline.gateway.api;

import io.dateline.bus.Bus;
import io.dateline.contract.Comment;
import io.dateline.contract.CommentContract;
import io.dateline.contract.CommentContract.Find;
import io.dateline.contract.CommentContract.Listing;
import io.dateline.contract.CommentContract.Sort;
import io.dateline.contract.SurrogateKey;
import io.dateline.contract.WriteResult;
import io.dateline.gateway.cache.Read;
import io.dateline.gateway.comment.CommentWriter;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.limit.Rule;
import io.dateline.gateway.openapi.Arguments;
import io.dateline.gateway.operation.Operation;
import io.dateline.gateway.operation.OperationRequest;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.util.List;

/** Comments, as readers read and write them. */
final class CommentOperations {

    private static final String COMMENTS = ApiOperations.BASE_PATH + "/comments/";

    private final Bus bus;
    private final CommentWriter writer;

    CommentOperations(Bus bus, CommentWriter writer) {
        this.bus = bus;
        this.writer = writer;
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
        return writer.write(request.arguments(), request.call(), request.answerHeaders())
                .map(CommentOperations::written);
    }

    private static Answer written(WriteResult<Comment> result) {
        Comment comment = result.value();
        return Answer.json(comment.status() == Comment.Status.PENDING ? 202 : 201, comment)
                .with(HttpHeaders.LOCATION, COMMENTS + comment.id())
                .causing(result.changed());
    }
}
