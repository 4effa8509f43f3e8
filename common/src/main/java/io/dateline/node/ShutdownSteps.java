package io.dateline.node;

import io.vertx.core.Future;
import java.util.function.Supplier;

/** Collects the steps of a graceful stop. */
@FunctionalInterface
public interface ShutdownSteps {

    /**
     * Adds a step; the last one added runs first.
     *
     * @param what a few words for the log: "close the database"
     */
    void onStop(String what, Supplier<Future<Void>> step);
}
