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
}
