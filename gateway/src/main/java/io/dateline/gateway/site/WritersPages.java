package io.dateline.gateway.site;

import io.dateline.bus.Bus;
import io.dateline.contract.SiteContract;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.http.Headers;
import io.dateline.gateway.openapi.Arguments;
import io.dateline.gateway.operation.Operation;
import io.dateline.gateway.operation.OperationHandler.Action;
import io.dateline.gateway.operation.OperationRequest;
import io.dateline.gateway.routing.OperationRoute;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Pages for one reader alone, which nobody keeps: the form for a reply, where a form is sent, and what became of it. */
final class WritersPages {

    private static final PageAddress REPLY = PageAddress.of("/{slug}/comments/{id}/reply");
    private static final PageAddress RECEIVED = PageAddress.of("/{slug}/comments/{id}/received{?token}");
    private static final PageAddress SEND = PageAddress.of("/{slug}/comments");
    private static final JsonObject FORM = new JsonObject("""
            {"required": true, "content": {"application/x-www-form-urlencoded": {"schema": {"type": "string"}}}}
            """);

    private final Bus bus;
    private final PageParameters parameters;
    private final SendComment send;

    /** @param send takes the form for a comment */
    WritersPages(Bus bus, PageParameters parameters, SendComment send) {
        this.bus = bus;
        this.parameters = parameters;
        this.send = send;
    }

    List<OperationRoute> all() {
        return List.of(
                page("showReplyForm", REPLY, this::replyForm),
                page("showReceived", RECEIVED, this::received),
                new OperationRoute(
                        Operation.publicUpload("sendComment", Operation.USUAL_BODY, send),
                        SEND.described("sendComment", HttpMethod.POST, FORM, parameters)));
    }

    private OperationRoute page(String id, PageAddress address, Action action) {
        return new OperationRoute(
                Operation.publicRead(id, action), address.described(id, HttpMethod.GET, null, parameters));
    }

    private Future<Answer> replyForm(OperationRequest request) {
        Arguments arguments = request.arguments();
        request.answerHeaders().set(Headers.REFERRER_POLICY, Headers.SAME_ORIGIN);
        return bus.ask(
                        SiteContract.COMMENT_FORM,
                        new SiteContract.CommentForm(arguments.text(PageAddress.SLUG), arguments.number("id"), null),
                        request.call())
                .map(page -> WriterAnswer.of(200, page, moved -> REPLY.at(moved, arguments)));
    }

    private Future<Answer> received(OperationRequest request) {
        Arguments arguments = request.arguments();
        return bus.ask(
                        SiteContract.RECEIVED,
                        new SiteContract.Received(
                                arguments.text(PageAddress.SLUG), arguments.number("id"), arguments.text("token")),
                        request.call())
                .map(page -> WriterAnswer.of(200, page, moved -> RECEIVED.at(moved, arguments)));
    }
}
