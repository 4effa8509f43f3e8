package io.dateline.standalone;

import java.util.Map;
import java.util.function.Consumer;

/** The services, each a node of one cluster. */
interface Services {

    /**
     * Starts them; returns when all are ready.
     *
     * @param settings all {@code DATELINE_*} settings of the services
     * @param stopping told, when they stop, which one does
     * @return the running services; closing stops each one after those that use it
     */
    Running start(Map<String, String> settings, Consumer<String> stopping) throws Exception;

    /** Running services. */
    interface Running extends AutoCloseable {

        /** The port of the gateway. */
        int port();

        /** The port of operations of each service. */
        Map<OperationsPort, Integer> operationsPorts();

        @Override
        void close();
    }
}
