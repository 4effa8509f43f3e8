package io.dateline.gateway;

import io.dateline.gateway.docs.Pages;
import io.dateline.gateway.docs.Resources;
import io.dateline.gateway.openapi.Description;
import io.dateline.gateway.openapi.DescribedOperation;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.LoggerFactory;

/**
 * What a gateway publishes of itself. To make it takes some tenths of a second and nothing of the cluster: it is made while
 * the node joins.
 *
 * @param routes everything that can be asked for
 */
record ApiDocument(List<DescribedOperation> routes, Pages pages) {

    /** Begins to make it. */
    static CompletionStage<ApiDocument> make() {
        // Before there are two threads: what both log while logging is being set up would be held back, with a warning.
        LoggerFactory.getILoggerFactory();
        return CompletableFuture.supplyAsync(() -> {
            Buffer description = Resources.read("openapi.yaml");
            return new ApiDocument(new Description(description.toString()).routes(), Pages.make(description));
        });
    }
}
