package io.dateline.standalone;

import java.util.Map;

/** What Dateline consists of besides its servers: the three services, each a node of one cluster. */
interface Services {

    /**
     * Starts them, and returns when all are ready to answer.
     *
     * @param settings every {@code DATELINE_*} setting they are to have
     * @return what stops them, each after those that use it
     */
    Running start(Map<String, String> settings) throws Exception;

    /** Services at work. */
    interface Running extends AutoCloseable {

        /** The port that the gateway has bound on loopback. */
        int port();

        @Override
        void close();
    }
}
