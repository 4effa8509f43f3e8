package io.dateline.gateway;

import io.dateline.gateway.docs.Pages;
import io.dateline.gateway.openapi.Description;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.CompletionStage;

/**
 * What a gateway publishes of itself. To make it takes more than half a second and nothing of the cluster: it is made while
 * the node joins, on a Vert.x of its own, which ends with it.
 */
record Published(Description description, Pages pages) {

    /** Begins to make it. */
    static CompletionStage<Published> make() {
        Vertx vertx = Vertx.vertx(
                new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
        return Description.load(vertx)
                .compose(description ->
                        Pages.load(vertx, description.text()).map(pages -> new Published(description, pages)))
                .onComplete(made -> vertx.close())
                .toCompletionStage();
    }
}
