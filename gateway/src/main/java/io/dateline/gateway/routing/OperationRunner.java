package io.dateline.gateway.routing;

import io.dateline.gateway.operation.EditToken;
import io.dateline.gateway.operation.OperationHandler.Action;
import io.dateline.gateway.operation.OperationHandler.CachedRead;
import io.dateline.gateway.operation.OperationHandler.OwnedRead;
import io.dateline.gateway.operation.OperationHandler.Stream;
import io.dateline.gateway.operation.OperationHandler.Upload;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Hands a checked request to the handler of its operation's kind. */
public final class OperationRunner implements Handler<RoutingContext> {

    private final CachedReadHandler reads;
    private final ActionHandler actions;
    private final StreamHandler streams;
    private final UploadHandler uploads;

    /** One handler for each kind. */
    public OperationRunner(
            CachedReadHandler reads, ActionHandler actions, StreamHandler streams, UploadHandler uploads) {
        this.reads = reads;
        this.actions = actions;
        this.streams = streams;
        this.uploads = uploads;
    }

    @Override
    public void handle(RoutingContext context) {
        RoutedRequest routed = RoutedRequest.of(context);
        switch (routed.operation().handler()) {
            case CachedRead read -> reads.handle(context, routed, read);
            case OwnedRead read -> handle(context, routed, read);
            case Action action -> actions.handle(context, routed, action);
            case Stream stream -> streams.handle(context, routed, stream);
            case Upload upload -> uploads.handle(context, routed, upload);
        }
    }

    private void handle(RoutingContext context, RoutedRequest routed, OwnedRead read) {
        String token = EditToken.of(routed.request());
        if (token == null) {
            reads.handle(context, routed, read.everybody());
        } else {
            actions.handle(context, routed, request -> read.owner().answer(request, token));
        }
    }
}
