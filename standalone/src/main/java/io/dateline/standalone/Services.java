package io.dateline.standalone;

import java.util.Map;

/** The three services, each a node of one cluster. */
interface Services {

    /**
     * Starts them; returns when all are ready.
     *
     * @param settings all {@code DATELINE_*} settings of the services
     * @return the running services; closing stops each one after those that use it
     */
    Running start(Map<String, String> settings) throws Exception;

    /** Running services. */
    interface Running extends AutoCloseable {

        /** The port of the gateway on loopback. */
        int port();

        @Override
        void close();
    }
}
