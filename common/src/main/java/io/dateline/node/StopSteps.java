package io.dateline.node;

import io.vertx.core.Future;
import java.util.function.Supplier;

/** Takes what is to be done at an orderly stop. */
@FunctionalInterface
public interface StopSteps {

    /**
     * Adds a step; the last added runs first.
     *
     * @param what a few words for the log: "close the database"
     */
    void onStop(String what, Supplier<Future<Void>> step);
}
