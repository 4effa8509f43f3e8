package io.dateline.gateway.routing;

import io.dateline.gateway.http.ClientAddresses;
import io.dateline.gateway.operation.OperationHandler.Stream;
import io.dateline.gateway.stream.OpenStreams;
import io.dateline.gateway.stream.StreamAnswer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/** Opens a stream. The time that is measured ends when it is open. */
public final class StreamHandler {

    private final ClientAddresses addresses;
    private final OpenStreams streams;
    private final ResponseEnd end;

    /** @param streams all that are open */
    public StreamHandler(ClientAddresses addresses, OpenStreams streams, ResponseEnd end) {
        this.addresses = addresses;
        this.streams = streams;
        this.end = end;
    }

    void handle(RoutingContext context, RoutedRequest routed, Stream stream) {
        Context own = Objects.requireNonNull(Vertx.currentContext());
        stream.open(routed.toOperation(addresses.of(routed.request())))
                // A stream belongs to the event loop of its connection.
                .onSuccess(answer -> own.runOnContext(back -> open(context, routed, answer)))
                .onFailure(context::fail);
    }

    private void open(RoutingContext context, RoutedRequest routed, StreamAnswer answer) {
        try {
            streams.send(routed.request(), answer);
            end.answered(routed);
        } catch (RuntimeException e) {
            context.fail(e);
        }
    }
}
