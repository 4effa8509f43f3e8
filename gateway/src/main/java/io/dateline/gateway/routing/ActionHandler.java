package io.dateline.gateway.routing;

import io.dateline.contract.WriteResult;
import io.dateline.gateway.cache.ReadYourWrites;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.http.ClientAddresses;
import io.dateline.gateway.http.Replies;
import io.dateline.gateway.operation.OperationHandler.Action;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Answers what an action says, once readers are shown what it changed. */
public final class ActionHandler {

    private final ClientAddresses addresses;
    private final ReadYourWrites writes;
    private final ResponseEnd end;

    /** Answers after what was changed is purged by that. */
    public ActionHandler(ClientAddresses addresses, ReadYourWrites writes, ResponseEnd end) {
        this.addresses = addresses;
        this.writes = writes;
        this.end = end;
    }

    void handle(RoutingContext context, RoutedRequest routed, Action action) {
        send(context, routed, action.answer(routed.toOperation(addresses.of(routed.request()))));
    }

    /** Sends an answer when it is there. */
    void send(RoutingContext context, RoutedRequest routed, Future<Answer> coming) {
        coming.compose(answer -> writes.settle(new WriteResult<>(answer, answer.changed())))
                .onSuccess(answer -> {
                    Replies.send(routed.request(), answer);
                    end.answered(routed);
                })
                .onFailure(context::fail);
    }
}
