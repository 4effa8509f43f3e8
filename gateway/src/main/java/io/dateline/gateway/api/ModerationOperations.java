package io.dateline.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.bus.Bus;
import io.dateline.contract.Comment.Status;
import io.dateline.contract.ModerationContract;
import io.dateline.contract.ModerationContract.Decide;
import io.dateline.contract.ModerationContract.Decision;
import io.dateline.contract.ModerationContract.Listing;
import io.dateline.contract.ModerationContract.Verdict;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.http.Headers;
import io.dateline.gateway.openapi.Arguments;
import io.dateline.gateway.operation.Operation;
import io.dateline.gateway.operation.OperationRequest;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Comments, as moderators see them and decide on them. Who may do it is decided by the comment-service. */
final class ModerationOperations {

    private static final String PATH = ApiOperations.BASE_PATH + "/newsroom/comments";

    private final Bus bus;

    ModerationOperations(Bus bus) {
        this.bus = bus;
    }

    List<Operation> operations() {
        return List.of(
                Operation.staffRead("listModeratedComments", this::list),
                Operation.staffWrite("decideComments", this::decide).withBody(Operation.USUAL_BODY));
    }

    private Future<Answer> list(OperationRequest request) {
        Arguments arguments = request.arguments();
        Listing listing = new Listing(
                Status.named(arguments.text("status")),
                arguments.optionalText("article"),
                (int) arguments.number("limit"),
                arguments.optionalText("cursor"));
        return bus.ask(ModerationContract.LIST, listing, request.call()).map(page -> {
            Answer answer = Answer.json(200, page);
            return page.next() == null
                    ? answer
                    : answer.with(Headers.LINK, Headers.linkToNext(PATH + arguments.queryAt(page.next())));
        });
    }

    private Future<Answer> decide(OperationRequest request) {
        List<Decision> decisions = new ArrayList<>();
        request.arguments().body().path("decisions").forEach(one -> decisions.add(decision(one)));
        return bus.ask(ModerationContract.DECIDE, new Decide(decisions), request.call())
                .map(decided -> Answer.json(200, decided.value()).causing(decided.changed()));
    }

    private static Decision decision(JsonNode sent) {
        return new Decision(
                sent.path("commentId").longValue(),
                sent.path("version").intValue(),
                Verdict.named(sent.path("decision").asText()),
                sent.hasNonNull("reason") ? sent.path("reason").asText() : null);
    }
}
