package io.dateline.gateway.routing;

import io.dateline.gateway.http.Answer;
import io.dateline.gateway.http.BodyReader;
import io.dateline.gateway.http.ClientAddresses;
import io.dateline.gateway.operation.OperationHandler.Upload;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Hands a body on while it is received, up to the limit of its operation. */
public final class UploadHandler {

    private final ClientAddresses addresses;
    private final BodyReader bodies;
    private final ActionHandler actions;

    /** @param actions sends the answers */
    public UploadHandler(ClientAddresses addresses, BodyReader bodies, ActionHandler actions) {
        this.addresses = addresses;
        this.bodies = bodies;
        this.actions = actions;
    }

    void handle(RoutingContext context, RoutedRequest routed, Upload upload) {
        Future<Answer> answer = upload.begin(routed.toOperation(addresses.of(routed.request())))
                .compose(receiver -> routed.outsideBudget(bodies.receive(
                                routed.request(), routed.operation().bodyLimit(), receiver::write))
                        .onFailure(broken -> receiver.abort())
                        .compose(received -> receiver.end(routed.call())));
        actions.send(context, routed, answer);
    }
}
