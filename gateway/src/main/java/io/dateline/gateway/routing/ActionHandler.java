package io.dateline.gateway.routing;

import io.dateline.gateway.cache.ReadYourWrites;
import io.dateline.gateway.http.Answer;
import io.dateline.gateway.http.ClientAddresses;
import io.dateline.gateway.http.Replies;
import io.dateline.gateway.operation.OperationHandler.Action;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Sends the answer of an action, once the cache shows readers what the action changed. */
public final class ActionHandler {

    private final ClientAddresses addresses;
    private final ReadYourWrites writes;
    private final ResponseEnd end;

    /**
     * Sends answers.
     *
     * @param writes purges what a write changed before it is answered
     */
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
        coming.compose(answer -> writes.settle(answer.changed()).map(answer))
                .map(answer -> {
                    // What throws here fails the request: left in a listener, it would leave the client without an
                    // answer.
                    Replies.send(routed.request(), answer);
                    return answer;
                })
                .onSuccess(sent -> end.answered(routed))
                .onFailure(context::fail);
    }
}
