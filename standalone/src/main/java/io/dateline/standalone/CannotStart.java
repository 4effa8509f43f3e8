package io.dateline.standalone;

/** Why Dateline cannot start, in one sentence for the user. */
class CannotStart extends Exception {

    private static final long serialVersionUID = 1L;

    CannotStart(String sentence) {
        super(sentence);
    }

    CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** Another process listens on the port of the API. */
    static CannotStart portInUse(int port) {
        return new CannotStart(
                "Port " + port + " is in use on this machine: stop what uses it, or choose another with --port.");
    }

    /** Another process listens on a port of operations. */
    static CannotStart operationsPortInUse(OperationsPort service, int port) {
        return new CannotStart("Port " + port + ", for the operations of the " + service.service()
                + ", is in use on this machine: stop what uses it, or choose others with DATELINE_OPS_PORT (the first of "
                + OperationsPort.values().length + " in a row; 0 for any).");
    }
}
