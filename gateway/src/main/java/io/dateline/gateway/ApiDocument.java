package io.dateline.gateway;

import io.dateline.gateway.docs.Pages;
import io.dateline.gateway.docs.Resources;
import io.dateline.gateway.openapi.Description;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.LoggerFactory;

/**
 * The description of the API and the pages that explain it. Loading them takes some tenths of a second and needs no cluster, so
 * it is done while the node joins.
 */
record ApiDocument(Description description, Pages pages) {

    /** Begins to load it. */
    static CompletionStage<ApiDocument> load() {
        // Before there are two threads: what both log while logging is being set up would be held back, with a warning.
        LoggerFactory.getILoggerFactory();
        return CompletableFuture.supplyAsync(() -> {
            Buffer description = Resources.read("openapi.yaml");
            return new ApiDocument(new Description(description.toString()), Pages.make(description));
        });
    }
}
